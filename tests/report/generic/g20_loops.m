# command-line-arguments
./g20_loops.go:5:6: can inline pointers[go.shape.int]
./g20_loops.go:12:6: can inline finder[go.shape.string]
./g20_loops.go:15:11: can inline finder[go.shape.string].func1
./g20_loops.go:21:6: can inline lazies[go.shape.float64]
./g20_loops.go:24:21: can inline lazies[go.shape.float64].func1
./g20_loops.go:39:20: can inline main.func1
./g20_loops.go:29:6: can inline last[go.shape.int]
./g20_loops.go:29:6: can inline last[int]
./g20_loops.go:21:6: can inline lazies[float64]
./g20_loops.go:12:6: can inline finder[string]
./g20_loops.go:5:6: can inline pointers[int]
./g20_loops.go:38:19: inlining call to pointers[go.shape.int]
./g20_loops.go:38:43: inlining call to finder[go.shape.string]
./g20_loops.go:39:16: inlining call to lazies[go.shape.float64]
./g20_loops.go:39:74: inlining call to last[go.shape.int]
./g20_loops.go:29:6: inlining call to last[go.shape.int]
./g20_loops.go:21:6: inlining call to lazies[go.shape.float64]
./g20_loops.go:12:6: inlining call to finder[go.shape.string]
./g20_loops.go:5:6: inlining call to pointers[go.shape.int]
./g20_loops.go:38:19: moved to heap: x
./g20_loops.go:38:25: []int{...} does not escape
./g20_loops.go:38:19: append does not escape
./g20_loops.go:38:52: []string{...} does not escape
./g20_loops.go:38:43: func literal escapes to heap
./g20_loops.go:39:20: func literal escapes to heap
./g20_loops.go:39:16: func literal escapes to heap
./g20_loops.go:39:16: append does not escape
./g20_loops.go:29:18: moved to heap: xs
./g20_loops.go:29:6: moved to heap: xs
./g20_loops.go:24:21: func literal escapes to heap
./g20_loops.go:24:15: append escapes to heap
./g20_loops.go:21:6: func literal escapes to heap
./g20_loops.go:21:6: append escapes to heap
./g20_loops.go:13:6: moved to heap: i
./g20_loops.go:15:11: func literal escapes to heap
./g20_loops.go:12:6: func literal escapes to heap
./g20_loops.go:6:9: moved to heap: x
./g20_loops.go:7:15: append escapes to heap
./g20_loops.go:5:6: moved to heap: x
./g20_loops.go:5:6: append escapes to heap
