// Package net: errors, deadlines, closing under waiting goroutines.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"os"
	"regexp"
	"syscall"
	"time"
)

var port = regexp.MustCompile(`127\.0\.0\.1:\d+`)

func show(what string, err error) {
	var ne net.Error
	timeout := errors.As(err, &ne) && ne.Timeout()
	fmt.Printf("%s: %s (timeout %v)\n", what, port.ReplaceAllString(fmt.Sprint(err), "ADDR"), timeout)
}

func pair() (net.Conn, net.Conn, net.Listener) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		panic(err)
	}
	a, err := net.Dial("tcp", l.Addr().String())
	if err != nil {
		panic(err)
	}
	b, err := l.Accept()
	if err != nil {
		panic(err)
	}
	return a, b, l
}

func main() {
	_, err := net.Dial("tcp", "127.0.0.1:1")
	show("refused", err)
	fmt.Println(errors.Is(err, syscall.ECONNREFUSED))
	_, err = net.Dial("nonsense", "127.0.0.1:1")
	show("network", err)
	for _, address := range []string{"", "x", "127.0.0.1:99999", "127.0.0.1:nosuch", "[::1", "1:2:3", "[::1]]:3"} {
		_, err = net.Dial("tcp", address)
		show("dial "+address, err)
		_, err = net.Listen("tcp4", address)
		if address != "" {
			show("listen "+address, err)
		}
	}
	a, b, l := pair()
	_, err = net.Listen("tcp", l.Addr().String())
	show("in use", err)

	a.SetReadDeadline(time.Now().Add(20 * time.Millisecond))
	start := time.Now()
	n, err := a.Read(make([]byte, 1))
	show("deadline", err)
	fmt.Println(n, errors.Is(err, os.ErrDeadlineExceeded), time.Since(start) >= 20*time.Millisecond, time.Since(start) < 5*time.Second)
	_, err = a.Read(make([]byte, 1))
	show("still", err)
	a.SetReadDeadline(time.Time{})
	b.Write([]byte("x"))
	n, err = a.Read(make([]byte, 1))
	fmt.Println(n, err)

	// A deadline that is set while a goroutine waits.
	result := make(chan error)
	go func() {
		_, err := a.Read(make([]byte, 1))
		result <- err
	}()
	time.Sleep(10 * time.Millisecond)
	a.SetDeadline(time.Unix(1, 0))
	show("past", <-result)
	a.SetDeadline(time.Time{})

	// Closing wakes both directions.
	go func() {
		_, err := a.Read(make([]byte, 1))
		result <- err
	}()
	go func() {
		var err error
		for err == nil {
			_, err = a.Write(make([]byte, 1<<20))
		}
		result <- err
	}()
	time.Sleep(20 * time.Millisecond)
	fmt.Println(a.Close())
	first, second := <-result, <-result
	if first.(*net.OpError).Op == "write" {
		first, second = second, first
	}
	show("closed", first)
	show("closed", second)
	show("again", a.Close())
	_, err = a.Read(make([]byte, 1))
	show("read", err)
	fmt.Println(errors.Is(err, net.ErrClosed))
	show("set", a.SetDeadline(time.Now()))

	_, err = io.Copy(io.Discard, b)
	var reset = errors.Is(err, syscall.ECONNRESET)
	fmt.Println(err == nil || reset)
	b.Close()
	go func() {
		_, err := l.Accept()
		result <- err
	}()
	time.Sleep(10 * time.Millisecond)
	l.Close()
	show("accept", <-result)

	// Broken pipe: an error, no signal.
	a, b, l = pair()
	b.(*net.TCPConn).SetLinger(0)
	b.Close()
	for err = nil; err == nil; {
		_, err = a.Write([]byte("x"))
	}
	fmt.Println(errors.Is(err, syscall.EPIPE) || errors.Is(err, syscall.ECONNRESET))
	l.(*net.TCPListener).SetDeadline(time.Now().Add(5 * time.Millisecond))
	_, err = l.Accept()
	show("accept", err)

	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	var d net.Dialer
	_, err = d.DialContext(ctx, "tcp", l.Addr().String())
	show("canceled", err)
	fmt.Println(errors.Is(err, context.Canceled))
	_, err = net.DialTimeout("tcp", l.Addr().String(), time.Nanosecond)
	show("timeout", err)
	c, err := net.DialTimeout("tcp", l.Addr().String(), time.Hour)
	fmt.Println(c.RemoteAddr().String() == l.Addr().String(), err)
	_, err = net.ResolveTCPAddr("tcp", "127.0.0.1")
	show("resolve", err)
	tcp, err := net.ResolveTCPAddr("tcp", "[::1]:https")
	fmt.Println(tcp, err)
}

// Output:
// refused: dial tcp ADDR: connect: connection refused (timeout false)
// true
// network: dial nonsense: unknown network nonsense (timeout false)
// dial : dial tcp: missing address (timeout false)
// dial x: dial tcp: address x: missing port in address (timeout false)
// listen x: listen tcp4: address x: missing port in address (timeout false)
// dial 127.0.0.1:99999: dial tcp: address 99999: invalid port (timeout false)
// listen 127.0.0.1:99999: listen tcp4: address 99999: invalid port (timeout false)
// dial 127.0.0.1:nosuch: dial tcp: lookup tcp/nosuch: unknown port (timeout false)
// listen 127.0.0.1:nosuch: listen tcp4: lookup tcp4/nosuch: unknown port (timeout false)
// dial [::1: dial tcp: address [::1: missing ']' in address (timeout false)
// listen [::1: listen tcp4: address [::1: missing ']' in address (timeout false)
// dial 1:2:3: dial tcp: address 1:2:3: too many colons in address (timeout false)
// listen 1:2:3: listen tcp4: address 1:2:3: too many colons in address (timeout false)
// dial [::1]]:3: dial tcp: address [::1]]:3: missing port in address (timeout false)
// listen [::1]]:3: listen tcp4: address [::1]]:3: missing port in address (timeout false)
// in use: listen tcp ADDR: bind: address already in use (timeout false)
// deadline: read tcp ADDR->ADDR: i/o timeout (timeout true)
// 0 true true true
// still: read tcp ADDR->ADDR: i/o timeout (timeout true)
// 1 <nil>
// past: read tcp ADDR->ADDR: i/o timeout (timeout true)
// <nil>
// closed: read tcp ADDR->ADDR: use of closed network connection (timeout false)
// closed: write tcp ADDR->ADDR: use of closed network connection (timeout false)
// again: close tcp ADDR->ADDR: use of closed network connection (timeout false)
// read: read tcp ADDR->ADDR: use of closed network connection (timeout false)
// true
// set: set tcp ADDR: use of closed network connection (timeout false)
// true
// accept: accept tcp ADDR: use of closed network connection (timeout false)
// true
// accept: accept tcp ADDR: i/o timeout (timeout true)
// canceled: dial tcp ADDR: operation was canceled (timeout false)
// true
// timeout: dial tcp ADDR: i/o timeout (timeout true)
// true <nil>
// resolve: address 127.0.0.1: missing port in address (timeout false)
// [::1]:443 <nil>
