// Package os: pipes, between goroutines and under deadlines.
package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"runtime"
	"sync"
	"time"
)

func check(err error) {
	if err != nil {
		panic(err)
	}
}

func pingPong() {
	r1, w1, err := os.Pipe()
	check(err)
	r2, w2, err := os.Pipe()
	check(err)
	const rounds = 2000
	go func() {
		var b [1]byte
		for {
			_, err := r1.Read(b[:])
			if err != nil {
				w2.Close()
				return
			}
			b[0]++
			_, err = w2.Write(b[:])
			check(err)
		}
	}()
	sum := 0
	var b [1]byte
	for i := 0; i < rounds; i++ {
		b[0] = byte(i)
		w1.Write(b[:])
		_, err := io.ReadFull(r2, b[:])
		check(err)
		sum += int(b[0])
	}
	w1.Close()
	n, err := r2.Read(b[:])
	fmt.Println(sum, n, err)
}

func many() {
	var wg sync.WaitGroup
	for i := 0; i < 50; i++ {
		r, w, err := os.Pipe()
		check(err)
		wg.Add(2)
		go func() {
			defer wg.Done()
			for j := 0; j < 100; j++ {
				fmt.Fprintf(w, "%d %d\n", i, j)
				if j%10 == 0 {
					runtime.Gosched()
				}
			}
			w.Close()
		}()
		go func() {
			defer wg.Done()
			data, err := io.ReadAll(r)
			check(err)
			if want := 100*len(fmt.Sprint(i)) + 190 + 200; len(data) != want {
				fmt.Println(i, len(data), want)
			}
			r.Close()
		}()
	}
	wg.Wait()
}

func deadlines() {
	r, w, err := os.Pipe()
	check(err)
	check(r.SetReadDeadline(time.Now().Add(10 * time.Millisecond)))
	_, err = r.Read(make([]byte, 1))
	fmt.Println(err, errors.Is(err, os.ErrDeadlineExceeded), os.IsTimeout(err))
	check(r.SetReadDeadline(time.Time{}))
	done := make(chan error)
	go func() {
		_, err := r.Read(make([]byte, 1))
		done <- err
	}()
	time.Sleep(5 * time.Millisecond)
	check(r.Close())
	err = <-done
	fmt.Println(err, errors.Is(err, os.ErrClosed))
	fmt.Println(r.Close())
	_, err = w.Write([]byte("x"))
	fmt.Println(err)
	check(w.SetWriteDeadline(time.Now().Add(-time.Second)))
	_, err = w.Write([]byte("x"))
	fmt.Println(err)
	check(w.Close())

	f, err := os.CreateTemp("", "vole-test-*")
	check(err)
	defer os.Remove(f.Name())
	fmt.Println(errors.Is(f.SetDeadline(time.Now()), os.ErrNoDeadline))
	f.Close()
	fmt.Println(errors.Is(f.SetDeadline(time.Now()), os.ErrClosed))

	// A full pipe.
	r, w, err = os.Pipe()
	check(err)
	check(w.SetWriteDeadline(time.Now().Add(10 * time.Millisecond)))
	n, err := w.Write(make([]byte, 1<<20))
	fmt.Println(n >= 4096 && n < 1<<20, errors.Is(err, os.ErrDeadlineExceeded))
	go func() {
		time.Sleep(5 * time.Millisecond)
		io.Copy(io.Discard, r)
	}()
	check(w.SetWriteDeadline(time.Time{}))
	n, err = w.Write(make([]byte, 1<<20))
	fmt.Println(n, err)
	w.Close()
}

func main() {
	pingPong()
	many()
	deadlines()
}

// Output:
// 250216 0 EOF
// read |0: i/o timeout true true
// read |0: file already closed true
// close |0: file already closed
// write |1: broken pipe
// write |1: i/o timeout
// true
// false
// true true
// 1048576 <nil>
