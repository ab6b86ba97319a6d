// Package context: cancellation, causes, deadlines, values, AfterFunc.
package main

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"time"
)

type key string

func main() {
	root := context.Background()
	fmt.Println(root, context.TODO(), root.Err(), root.Done() == nil)
	ctx, cancel := context.WithCancel(context.WithValue(root, key("user"), "ann"))
	child, cancelChild := context.WithCancelCause(ctx)
	fmt.Println(ctx, child.Value(key("user")), child.Value(key("none")))
	grand, cancelGrand := context.WithTimeout(child, time.Hour)
	defer cancelGrand()
	_, has := grand.Deadline()
	fmt.Println(has, grand.Err())
	cancelChild(errors.New("no more"))
	<-grand.Done()
	fmt.Println(child.Err(), context.Cause(child), grand.Err(), context.Cause(grand), ctx.Err())
	cancel()
	fmt.Println(ctx.Err(), context.Cause(ctx), errors.Is(ctx.Err(), context.Canceled))

	short, cancelShort := context.WithTimeoutCause(root, 3*time.Millisecond, errors.New("too slow"))
	defer cancelShort()
	select {
	case <-short.Done():
		fmt.Println(short.Err(), context.Cause(short))
	case <-time.After(5 * time.Second):
		fmt.Println("no deadline")
	}
	var timeout interface{ Timeout() bool }
	fmt.Println(errors.As(short.Err(), &timeout) && timeout.Timeout())
	late, cancelLate := context.WithDeadline(root, time.Now().Add(-time.Second))
	defer cancelLate()
	fmt.Println(late.Err())

	ctx, cancel = context.WithCancel(root)
	var wg sync.WaitGroup
	wg.Add(1)
	stop := context.AfterFunc(ctx, func() { fmt.Println("after"); wg.Done() })
	stop2 := context.AfterFunc(ctx, func() { fmt.Println("never") })
	fmt.Println(stop2(), stop2())
	free := context.WithoutCancel(ctx)
	cancel()
	wg.Wait()
	fmt.Println(stop(), free.Err(), free)

	// Many workers end together.
	ctx, cancel = context.WithCancel(root)
	var ended sync.WaitGroup
	for i := 0; i < 50; i++ {
		c, _ := context.WithCancel(ctx)
		ended.Add(1)
		go func() {
			<-c.Done()
			ended.Done()
		}()
	}
	cancel()
	ended.Wait()
	fmt.Println("all ended")
	defer func() { fmt.Println(recover()) }()
	context.WithValue(root, nil, 1)
}

// Output:
// context.Background context.TODO <nil> true
// context.Background.WithValue(main.key, ann).WithCancel ann <nil>
// true <nil>
// context canceled no more context canceled no more <nil>
// context canceled context canceled true
// context deadline exceeded too slow
// true
// context deadline exceeded
// true false
// after
// false <nil> context.Background.WithCancel.WithoutCancel
// all ended
// nil key
