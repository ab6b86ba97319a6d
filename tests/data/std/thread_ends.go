// A goroutine that ends while it is locked to its thread takes the thread with it; threads of
// others stay.
package main

import (
	"fmt"
	"os"
	"runtime"
	"time"
)

func init() { runtime.LockOSThread() } // the main thread is not among those that end

func thread() string {
	path, _ := os.Readlink("/proc/thread-self")
	return "/proc/" + path
}

func gone(path string) bool {
	for try := 0; try < 5000; try++ {
		if _, err := os.Stat(path); os.IsNotExist(err) {
			return true
		}
		time.Sleep(time.Millisecond)
	}
	return false
}

func count() int {
	entries, _ := os.ReadDir("/proc/self/task")
	return len(entries)
}

func main() {
	paths := make(chan string)
	locked := func(unlock bool) {
		runtime.LockOSThread()
		if unlock {
			defer runtime.UnlockOSThread()
		}
		paths <- thread()
	}
	ended := true
	for i := 0; i < 20; i++ {
		go locked(false)
		ended = ended && gone(<-paths)
	}
	fmt.Println("ended:", ended)
	go func() { // by Goexit as well
		runtime.LockOSThread()
		runtime.LockOSThread()
		defer func() { paths <- thread() }()
		runtime.Goexit()
	}()
	fmt.Println("Goexit:", gone(<-paths))
	go locked(true)
	path := <-paths
	time.Sleep(5 * time.Millisecond)
	_, err := os.Stat(path)
	fmt.Println("unlocked:", err)
	fmt.Println("few:", count() < 20)
}

// Output:
// ended: true
// Goexit: true
// unlocked: <nil>
// few: true
