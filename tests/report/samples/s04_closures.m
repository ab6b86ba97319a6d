# command-line-arguments
./s04_closures.go:4:6: can inline ticker
./s04_closures.go:6:9: can inline ticker.func1
./s04_closures.go:6:47: can inline ticker.func2
./s04_closures.go:19:5: can inline start.func1
./s04_closures.go:25:6: can inline adder
./s04_closures.go:25:43: can inline adder.func1
./s04_closures.go:32:39: can inline main.func1
./s04_closures.go:33:8: can inline main.func2
./s04_closures.go:35:2: can inline main.func3
./s04_closures.go:37:9: can inline main.func4
./s04_closures.go:28:23: inlining call to ticker
./s04_closures.go:35:23: inlining call to main.func3
./s04_closures.go:43:22: inlining call to adder
./s04_closures.go:25:43: can inline main.adder.func7
./s04_closures.go:43:25: inlining call to main.adder.func7
./s04_closures.go:5:2: moved to heap: ticks
./s04_closures.go:6:9: func literal escapes to heap
./s04_closures.go:6:47: func literal escapes to heap
./s04_closures.go:10:11: xs does not escape
./s04_closures.go:10:21: do does not escape
./s04_closures.go:18:12: leaking param: job
./s04_closures.go:18:24: leaking param: done
./s04_closures.go:19:5: func literal escapes to heap
./s04_closures.go:25:43: func literal escapes to heap
./s04_closures.go:31:2: moved to heap: scale
./s04_closures.go:28:23: func literal does not escape
./s04_closures.go:28:23: func literal does not escape
./s04_closures.go:32:28: []int{...} does not escape
./s04_closures.go:32:39: func literal does not escape
./s04_closures.go:33:8: func literal escapes to heap
./s04_closures.go:37:9: func literal does not escape
./s04_closures.go:43:22: func literal does not escape
