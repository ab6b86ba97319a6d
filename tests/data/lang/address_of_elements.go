// Addresses of elements of arrays that lie in the frame, by an index that is not constant.
package main

type level struct{ number, last, next, pair, needed int32 }

type row struct {
	name  string
	cells [4]level
}

//go:noinline
func numbers(k int) {
	var a [8]int
	p := &a[k]
	*p = 3
	println(a[k], *p)
	a[k]++
	println(a[k], *p)
}

//go:noinline
func narrow(k uint8) {
	var a [5]uint16
	p, q := &a[k], &a[k+1]
	*p, *q = 7, 8
	println(a[k], a[k+1], *p, *q)
}

//go:noinline
func structs(k int32) {
	var levels [16]level
	levels[k].needed = 3
	for i := range levels {
		levels[i].number = int32(i)
	}
	for {
		l := &levels[k]
		println(l.number, l.needed, levels[k].needed)
		l.last = l.next
		levels[l.number-1].pair += l.needed
		if l.needed--; l.needed == 0 {
			break
		}
	}
	println(levels[k].needed, levels[k-1].pair)
}

//go:noinline
func nested(i, j int) {
	var rows [3]row
	r := &rows[i]
	c := &rows[i].cells[j]
	n := &r.cells[j].needed
	c.needed = 5
	*n += 2
	rows[i].cells[j].needed *= 10
	r.name = "r"
	println(c.needed, *n, r.cells[j].needed, rows[i].name)
	var grid [4][4]int32
	g, h := &grid[i], &grid[i][j]
	g[j] = 6
	*h *= 7
	println(grid[i][j], g[j], *h)
}

type counter [3]int

func (c *counter) add(i int) { c[i]++ }

//go:noinline
func methods(k int) {
	var cs [4]counter
	cs[k].add(1)
	f := cs[k].add
	f(1)
	println(cs[k][1])
	s := cs[k][:]
	s[2] = 9
	println(cs[k][2], len(s))
}

func main() {
	numbers(5)
	narrow(2)
	structs(7)
	nested(1, 2)
	methods(3)
}

// Output:

// Errors:
// 3 3
// 4 4
// 7 8 7 8
// 7 3 3
// 7 2 2
// 7 1 1
// 0 6
// 70 70 70 r
// 42 42 42
// 2
// 9 3
