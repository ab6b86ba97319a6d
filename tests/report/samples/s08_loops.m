# command-line-arguments
./s08_loops.go:6:6: can inline count
./s08_loops.go:7:9: can inline count.func1
./s08_loops.go:16:6: can inline keepLast
./s08_loops.go:25:6: can inline jobs
./s08_loops.go:27:19: can inline jobs.func1
./s08_loops.go:42:6: can inline back
./s08_loops.go:68:49: can inline main.func2
./s08_loops.go:56:2: can inline main-range1
./s08_loops.go:66:9: can inline main.func1
./s08_loops.go:35:20: inlining call to fmt.Errorf
./s08_loops.go:35:20: inlining call to errors.New
./s08_loops.go:56:22: inlining call to count
./s08_loops.go:7:9: can inline main.count.func3
./s08_loops.go:56:2: inlining call to main.count.func3
./s08_loops.go:62:24: inlining call to jobs
./s08_loops.go:68:28: inlining call to keepLast
./s08_loops.go:68:37: inlining call to back
./s08_loops.go:68:13: inlining call to fmt.Println
./s08_loops.go:56:2: inlining call to main-range1
./s08_loops.go:7:14: yield does not escape
./s08_loops.go:7:9: func literal escapes to heap
./s08_loops.go:19:3: moved to heap: square
./s08_loops.go:27:19: func literal escapes to heap
./s08_loops.go:27:14: append escapes to heap
./s08_loops.go:32:14: f does not escape
./s08_loops.go:33:8: func literal does not escape
./s08_loops.go:35:20: ... argument does not escape
./s08_loops.go:35:20: &errors.errorString{...} escapes to heap
./s08_loops.go:46:2: moved to heap: x
./s08_loops.go:68:64: "stop" escapes to heap
./s08_loops.go:7:14: yield does not escape
./s08_loops.go:68:28: moved to heap: square
./s08_loops.go:68:37: moved to heap: x
./s08_loops.go:56:22: func literal does not escape
./s08_loops.go:62:24: func literal escapes to heap
./s08_loops.go:62:24: append does not escape
./s08_loops.go:66:9: func literal escapes to heap
./s08_loops.go:68:13: ... argument does not escape
./s08_loops.go:68:14: sum escapes to heap
./s08_loops.go:68:19: *(~r0) escapes to heap
./s08_loops.go:68:32: *(~r0) escapes to heap
./s08_loops.go:68:49: func literal does not escape
