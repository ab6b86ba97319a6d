// Package os/signal: signals that the program sends to itself.
package main

import (
	"context"
	"fmt"
	"os"
	"os/signal"
	"syscall"
	"time"
)

func main() {
	c := make(chan os.Signal, 4)
	signal.Notify(c, syscall.SIGUSR1, syscall.SIGUSR2, os.Interrupt)
	pid := os.Getpid()
	for _, sig := range []syscall.Signal{syscall.SIGUSR1, syscall.SIGUSR2, syscall.SIGINT} {
		fmt.Println(syscall.Kill(pid, sig))
		fmt.Println(<-c)
	}
	// Two channels get it, the one that is stopped does not.
	d := make(chan os.Signal, 1)
	signal.Notify(d, syscall.SIGUSR1)
	p, _ := os.FindProcess(pid)
	p.Signal(syscall.SIGUSR1)
	fmt.Println(<-c, <-d)
	signal.Stop(c)
	p.Signal(syscall.SIGUSR1)
	fmt.Println(<-d, len(c))

	fmt.Println(signal.Ignored(syscall.SIGALRM))
	signal.Ignore(syscall.SIGALRM)
	fmt.Println(signal.Ignored(syscall.SIGALRM))
	p.Signal(syscall.SIGALRM)
	time.Sleep(time.Millisecond)
	signal.Reset(syscall.SIGALRM)
	fmt.Println(signal.Ignored(syscall.SIGALRM))

	ctx, stop := signal.NotifyContext(context.Background(), syscall.SIGTERM)
	fmt.Println(ctx)
	p.Signal(syscall.SIGTERM)
	<-ctx.Done()
	fmt.Println(ctx.Err(), context.Cause(ctx))
	stop()

	// Signals come while goroutines compute.
	signal.Notify(d, syscall.SIGUSR2)
	go func() {
		time.Sleep(2 * time.Millisecond)
		p.Signal(syscall.SIGUSR2)
	}()
	for n := 0; ; n++ {
		select {
		case s := <-d:
			fmt.Println(s, n > 0)
			return
		default:
		}
	}
}

// Output:
// <nil>
// user defined signal 1
// <nil>
// user defined signal 2
// <nil>
// interrupt
// user defined signal 1 user defined signal 1
// user defined signal 1 0
// false
// true
// true
// signal.NotifyContext(context.Background, [terminated])
// context canceled terminated signal received
// user defined signal 2 true
