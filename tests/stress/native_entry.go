// A native that is interrupted at its entry: where its results will lie are dead pointers of other
// frames, which the collector must not take for its own.
package main

import (
	"fmt"
	"os"
	"runtime"
	"strings"
	"time"
)

type node struct {
	next *node
	pad  [5]int
}

//go:noinline
func leave(n int) int {
	a, b := &node{}, &node{}
	c, d := &node{next: a}, &node{next: b}
	e, f := &node{next: c}, &node{next: d}
	g, h := &node{next: e}, &node{next: f}
	i, j := &node{next: g}, &node{next: h}
	k, l := &node{next: i}, &node{next: j}
	keep(a, b, c, d, e, f, g, h, i, j, k, l)
	return n + e.pad[0] + f.pad[0]
}

//go:noinline
func keep(nodes ...*node) { last = nodes[0] }

var last *node
var text = strings.Repeat("a", 40)

func main() {
	done := make(chan bool)
	go func() {
		for i := 0; i < 30; i++ {
			runtime.GC()
		}
		close(done)
	}()
	sum := 0
	for running := true; running; {
		for i := 0; i < 50; i++ {
			sum += leave(i)
			sum += os.Getuid() & 1
			sum += len(time.Now().Location().String()) & 1
			sum += strings.IndexByte(text, 'x') & 1
		}
		select {
		case <-done:
			running = false
		default:
		}
	}
	fmt.Println(sum > 0)
}

// env: GODEBUG=gcalways=1,gccheckmark=1,preempt=1
// Output:
// true
