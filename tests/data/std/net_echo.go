// Package net: an echo server with 100 connections at once on loopback.
package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"net"
	"sync"
)

func serve(l net.Listener, done chan<- string) {
	var all sync.WaitGroup
	for {
		c, err := l.Accept()
		if err != nil {
			all.Wait()
			done <- fmt.Sprint(errors.Is(err, net.ErrClosed))
			return
		}
		all.Add(1)
		go func() {
			defer all.Done()
			defer c.Close()
			io.Copy(c, c)
		}()
	}
}

func client(address string, n int) (int, error) {
	c, err := net.Dial("tcp", address)
	if err != nil {
		return 0, err
	}
	defer c.Close()
	r := bufio.NewReader(c)
	sum := 0
	for i := 0; i < 20; i++ {
		fmt.Fprintf(c, "%d\n", n*i)
		line, err := r.ReadString('\n')
		if err != nil {
			return 0, err
		}
		var got int
		fmt.Sscan(line, &got)
		sum += got
	}
	if err := c.(*net.TCPConn).CloseWrite(); err != nil {
		return 0, err
	}
	_, err = r.ReadByte()
	if err != io.EOF {
		return 0, fmt.Errorf("want EOF, got %v", err)
	}
	return sum, nil
}

func main() {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		panic(err)
	}
	fmt.Println(l.Addr().Network(), l.Addr().(*net.TCPAddr).IP)
	done := make(chan string)
	go serve(l, done)
	var wg sync.WaitGroup
	sums := make([]int, 100)
	for i := range sums {
		wg.Add(1)
		go func() {
			defer wg.Done()
			sum, err := client(l.Addr().String(), i)
			if err != nil {
				fmt.Println(err)
			}
			sums[i] = sum
		}()
	}
	wg.Wait()
	total := 0
	for i, sum := range sums {
		if sum != 190*i {
			fmt.Println("client", i, "got", sum)
		}
		total += sum
	}
	l.Close()
	fmt.Println(total, <-done)
	big := make([]byte, 4<<20)
	for i := range big {
		big[i] = byte(i * i)
	}
	l, _ = net.Listen("tcp", "localhost:0")
	go func() {
		c, err := l.Accept()
		if err != nil {
			panic(err)
		}
		n, err := c.Write(big)
		fmt.Println("wrote", n, err)
		c.Close()
	}()
	c, err := net.Dial("tcp", l.Addr().String())
	if err != nil {
		panic(err)
	}
	got, err := io.ReadAll(c)
	fmt.Println(len(got), err, string(got) == string(big))
	c.Close()
}

// Output:
// tcp 127.0.0.1
// 940500 true
// wrote 4194304 <nil>
// 4194304 <nil> true
