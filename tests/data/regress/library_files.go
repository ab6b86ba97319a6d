// The files of the library's functions have one prefix, whether they are compiled here, inlined or
// the runtime's own, and none of the folder that Vole was built in.
package main

import (
	"fmt"
	"path"
	"runtime"
	"slices"
	"strings"
)

func report() {
	pcs := make([]uintptr, 20)
	frames := runtime.CallersFrames(pcs[:runtime.Callers(0, pcs)])
	for {
		f, more := frames.Next()
		folder := path.Dir(f.File)
		if strings.HasPrefix(f.Function, "main.") {
			folder = "here"
		}
		fmt.Println(f.Function, folder)
		if !more {
			return
		}
	}
}

func main() {
	defer func() {
		recover()
		report()
	}()
	strings.Map(func(r rune) rune {
		slices.IndexFunc([]int{1}, func(int) bool { panic(1) })
		return r
	}, "a")
}

// Output:
// runtime.Callers $GOROOT/src/runtime
// main.report here
// main.main.func1 here
// runtime.gopanic $GOROOT/src/runtime
// main.main.func2.1 here
// slices.IndexFunc[[]int,int] $GOROOT/src/slices
// main.main.func2 here
// strings.Map $GOROOT/src/strings
// main.main here
// runtime.main $GOROOT/src/runtime
// runtime.goexit $GOROOT/src/runtime
