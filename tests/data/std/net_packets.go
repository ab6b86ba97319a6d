// Package net: UDP, Unix sockets, connections within the program.
package main

import (
	"errors"
	"fmt"
	"io"
	"net"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"time"
)

func check(err error) {
	if err != nil {
		panic(err)
	}
}

func udp() {
	server, err := net.ListenPacket("udp", "127.0.0.1:0")
	check(err)
	go func() {
		buf := make([]byte, 100)
		for {
			n, from, err := server.ReadFrom(buf)
			if err != nil {
				return
			}
			_, err = server.WriteTo([]byte(strings.ToUpper(string(buf[:n]))), from)
			check(err)
		}
	}()
	c, err := net.Dial("udp", server.LocalAddr().String())
	check(err)
	for _, word := range []string{"one", "two", ""} {
		n, err := c.Write([]byte(word))
		check(err)
		buf := make([]byte, 10)
		m, err := c.Read(buf)
		fmt.Printf("%d %d %q %v\n", n, m, buf[:m], err)
	}
	_, err = c.(*net.UDPConn).WriteTo([]byte("x"), server.LocalAddr())
	fmt.Println(errors.Is(err, net.ErrWriteToConnected))
	a, err := net.ListenUDP("udp4", &net.UDPAddr{IP: net.IPv4(127, 0, 0, 1)})
	check(err)
	a.WriteToUDP([]byte("much too long"), server.LocalAddr().(*net.UDPAddr))
	a.SetReadDeadline(time.Now().Add(time.Minute))
	buf := make([]byte, 4)
	n, _, flags, from, err := a.ReadMsgUDP(buf, nil)
	fmt.Println(n, string(buf[:n]), flags&0x20 != 0, from.String() == server.LocalAddr().String(), err)
	a.SetReadDeadline(time.Now().Add(time.Millisecond))
	_, _, err = a.ReadFromUDP(buf)
	fmt.Println(errors.Is(err, os.ErrDeadlineExceeded))
	c.Close()
	a.Close()
	server.Close()
}

func unix(dir string) {
	name := filepath.Join(dir, "socket")
	l, err := net.Listen("unix", name)
	check(err)
	fmt.Println(l.Addr().Network(), l.Addr().String() == name)
	_, err = net.Listen("unix", name)
	fmt.Println(errors.Is(err, syscall.EADDRINUSE), strings.ReplaceAll(err.Error(), dir, "DIR"))
	go func() {
		c, err := l.Accept()
		check(err)
		fmt.Printf("%q %v\n", c.RemoteAddr(), strings.ReplaceAll(c.LocalAddr().String(), dir, "DIR"))
		io.Copy(c, c)
		c.Close()
	}()
	c, err := net.Dial("unix", name)
	check(err)
	fmt.Fprint(c, "over a path")
	c.(*net.UnixConn).CloseWrite()
	text, err := io.ReadAll(c)
	fmt.Println(string(text), err, strings.ReplaceAll(c.RemoteAddr().String(), dir, "DIR"))
	c.Close()
	l.Close()
	_, err = os.Stat(name)
	fmt.Println(os.IsNotExist(err))
	_, err = net.Dial("unix", name)
	fmt.Println(strings.ReplaceAll(err.Error(), dir, "DIR"))

	one, err := net.ListenUnixgram("unixgram", &net.UnixAddr{Name: filepath.Join(dir, "one"), Net: "unixgram"})
	check(err)
	two, err := net.DialUnix("unixgram", &net.UnixAddr{Name: filepath.Join(dir, "two"), Net: "unixgram"},
		&net.UnixAddr{Name: filepath.Join(dir, "one"), Net: "unixgram"})
	check(err)
	two.Write([]byte("packet"))
	buf := make([]byte, 20)
	n, from, err := one.ReadFrom(buf)
	fmt.Println(string(buf[:n]), strings.ReplaceAll(from.String(), dir, "DIR"), err)
	one.Close()
	two.Close()
}

func pipe() {
	a, b := net.Pipe()
	written := make(chan string, 1)
	go func() {
		n, err := a.Write([]byte("hello, pipe"))
		written <- fmt.Sprintln(n, err)
		a.Close()
	}()
	buf := make([]byte, 5)
	for {
		n, err := b.Read(buf)
		if err != nil {
			fmt.Println(n, err)
			break
		}
		fmt.Printf("%q\n", buf[:n])
	}
	fmt.Print(<-written)
	_, err := b.Write([]byte("x"))
	fmt.Println(err)
	a, b = net.Pipe()
	a.SetReadDeadline(time.Now().Add(time.Millisecond))
	_, err = a.Read(buf)
	fmt.Println(err, errors.Is(err, os.ErrDeadlineExceeded), a.LocalAddr(), b.RemoteAddr().Network())
	pipeEnds()
}

// Writers and readers at once; ends that close; deadlines set under those who wait.
func pipeEnds() {
	a, b := net.Pipe()
	done, copied := make(chan int), make(chan string)
	for i := range 4 {
		go func() {
			sum := 0
			for range 100 {
				n, err := a.Write([]byte(strings.Repeat("x", i+1)))
				check(err)
				sum += n
			}
			done <- sum
		}()
	}
	go func() {
		n, err := io.Copy(io.Discard, b)
		copied <- fmt.Sprintln(n, err)
	}()
	sum := 0
	for range 4 {
		sum += <-done
	}
	fmt.Println(sum, a.Close(), a.Close())
	fmt.Print(<-copied)
	_, err := a.Read(make([]byte, 1))
	fmt.Println(err)
	_, err = b.Read(make([]byte, 1))
	fmt.Println(err, b.SetDeadline(time.Now()), b.Close())
	_, err = b.Read(make([]byte, 1))
	fmt.Println(err)

	a, b = net.Pipe()
	results := make(chan error)
	go func() {
		n, err := a.Write([]byte("abc"))
		if n != 2 {
			fmt.Println("written:", n)
		}
		results <- err
	}()
	n, err := io.ReadFull(b, make([]byte, 2))
	fmt.Println(n, err)
	a.SetWriteDeadline(time.Unix(1, 0))
	fmt.Println(<-results)
	go func() {
		_, err := a.Read(make([]byte, 1))
		results <- err
	}()
	time.Sleep(time.Millisecond)
	a.SetReadDeadline(time.Now().Add(time.Millisecond))
	fmt.Println(<-results)
	a.SetDeadline(time.Time{})
	go func() {
		n, err := a.Write(nil)
		if n != 0 || err != nil {
			fmt.Println(n, err)
		}
		_, err = a.Write([]byte("x"))
		results <- err
	}()
	n, err = b.Read(make([]byte, 1))
	fmt.Println(n, err)
	time.Sleep(time.Millisecond)
	b.Close()
	fmt.Println(<-results)
}

func main() {
	dir, err := os.MkdirTemp("", "vole-net-*")
	check(err)
	defer os.RemoveAll(dir)
	udp()
	unix(dir)
	pipe()
}

// Output:
// 3 3 "ONE" <nil>
// 3 3 "TWO" <nil>
// 0 0 "" <nil>
// true
// 4 MUCH true true <nil>
// true
// unix true
// true listen unix DIR/socket: bind: address already in use
// "@" DIR/socket
// over a path <nil> DIR/socket
// true
// dial unix DIR/socket: connect: no such file or directory
// packet DIR/two <nil>
// "hello"
// ", pip"
// "e"
// 0 EOF
// 11 <nil>
// io: read/write on closed pipe
// read pipe: i/o timeout true pipe pipe
// 1000 <nil> <nil>
// 1000 <nil>
// io: read/write on closed pipe
// EOF io: read/write on closed pipe <nil>
// io: read/write on closed pipe
// 2 <nil>
// write pipe: i/o timeout
// read pipe: i/o timeout
// 0 <nil>
// io: read/write on closed pipe
