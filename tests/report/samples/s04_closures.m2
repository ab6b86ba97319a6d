# command-line-arguments
./s04_closures.go:4:6: can inline ticker with cost 38 as: func() (func() int, func()) { ticks := 0; return func literal, func literal }
./s04_closures.go:6:9: can inline ticker.func1 with cost 5 as: func() int { ticks++; return ticks }
./s04_closures.go:6:47: can inline ticker.func2 with cost 3 as: func() { ticks = 0 }
./s04_closures.go:10:6: cannot inline each: marked go:noinline
./s04_closures.go:18:6: cannot inline start: marked go:noinline
./s04_closures.go:19:5: can inline start.func1 with cost 22 as: func() { job(); done <- 1 }
./s04_closures.go:25:6: can inline adder with cost 17 as: func(int) func(int) int { return func literal }
./s04_closures.go:25:43: can inline adder.func1 with cost 4 as: func(int) int { return x + by }
./s04_closures.go:35:2: can inline main.func3 with cost 3 as: func() { scale *= 2 }
./s04_closures.go:27:6: cannot inline main: function too complex: cost 581 exceeds budget 80
./s04_closures.go:32:39: can inline main.func1 with cost 4 as: func(int) int { return x * scale }
./s04_closures.go:33:8: can inline main.func2 with cost 3 as: func() { scale++ }
./s04_closures.go:37:9: can inline main.func4 with cost 31 as: func(int) int { if n < 2 { return 1 }; return n * fact(n - 1) }
./s04_closures.go:28:23: inlining call to ticker
./s04_closures.go:35:23: inlining call to main.func3
./s04_closures.go:43:22: inlining call to adder
./s04_closures.go:25:43: can inline main.adder.func7 with cost 4 as: func(int) int { return x + by }
./s04_closures.go:43:25: inlining call to main.adder.func7
./s04_closures.go:5:2: ticker capturing by ref: ticks (addr=false assign=true width=8)
./s04_closures.go:5:2: ticker capturing by ref: ticks (addr=true assign=true width=8)
./s04_closures.go:6:47: func literal escapes to heap in ticker:
./s04_closures.go:6:47:   flow: ~r1 ← &{storage for func literal}:
./s04_closures.go:6:47:     from func literal (spill) at ./s04_closures.go:6:47
./s04_closures.go:6:47:     from return func literal, func literal (return) at ./s04_closures.go:6:2
./s04_closures.go:5:2: ticks escapes to heap in ticker:
./s04_closures.go:5:2:   flow: {storage for func literal} ← &ticks:
./s04_closures.go:5:2:     from ticks (captured by a closure) at ./s04_closures.go:6:56
./s04_closures.go:5:2:     from ticks (reference) at ./s04_closures.go:6:56
./s04_closures.go:6:9: func literal escapes to heap in ticker:
./s04_closures.go:6:9:   flow: ~r0 ← &{storage for func literal}:
./s04_closures.go:6:9:     from func literal (spill) at ./s04_closures.go:6:9
./s04_closures.go:6:9:     from return func literal, func literal (return) at ./s04_closures.go:6:2
./s04_closures.go:5:2: moved to heap: ticks
./s04_closures.go:6:9: func literal escapes to heap
./s04_closures.go:6:47: func literal escapes to heap
./s04_closures.go:10:11: xs does not escape
./s04_closures.go:10:21: do does not escape
./s04_closures.go:19:5: func literal escapes to heap in start:
./s04_closures.go:19:5:   flow: {heap} ← &{storage for func literal}:
./s04_closures.go:19:5:     from func literal (spill) at ./s04_closures.go:19:5
./s04_closures.go:18:12: start capturing by value: job (addr=false assign=false width=8)
./s04_closures.go:18:24: start capturing by value: done (addr=false assign=false width=8)
./s04_closures.go:18:12: parameter job leaks to {storage for func literal} for start with derefs=0:
./s04_closures.go:18:12:   flow: {storage for func literal} ← job:
./s04_closures.go:18:12:     from job (captured by a closure) at ./s04_closures.go:20:3
./s04_closures.go:18:24: parameter done leaks to {storage for func literal} for start with derefs=0:
./s04_closures.go:18:24:   flow: {storage for func literal} ← done:
./s04_closures.go:18:24:     from done (captured by a closure) at ./s04_closures.go:21:3
./s04_closures.go:18:12: leaking param: job
./s04_closures.go:18:24: leaking param: done
./s04_closures.go:19:5: func literal escapes to heap
./s04_closures.go:25:12: adder capturing by value: by (addr=false assign=false width=8)
./s04_closures.go:25:43: func literal escapes to heap in adder:
./s04_closures.go:25:43:   flow: ~r0 ← &{storage for func literal}:
./s04_closures.go:25:43:     from func literal (spill) at ./s04_closures.go:25:43
./s04_closures.go:25:43:     from return func literal (return) at ./s04_closures.go:25:36
./s04_closures.go:25:12: parameter by leaks to {storage for func literal} for adder with derefs=0:
./s04_closures.go:25:12:   flow: {storage for func literal} ← by:
./s04_closures.go:25:12:     from by (captured by a closure) at ./s04_closures.go:25:72
./s04_closures.go:25:43: func literal escapes to heap
./s04_closures.go:33:8: func literal escapes to heap in main:
./s04_closures.go:33:8:   flow: {heap} ← &{storage for func literal}:
./s04_closures.go:33:8:     from func literal (spill) at ./s04_closures.go:33:8
./s04_closures.go:33:8:     from start(func literal, done) (call parameter) at ./s04_closures.go:33:7
./s04_closures.go:28:23: main capturing by ref: ticks (addr=false assign=true width=8)
./s04_closures.go:28:23: main capturing by ref: ticks (addr=true assign=true width=8)
./s04_closures.go:31:2: main capturing by ref: scale (addr=false assign=true width=8)
./s04_closures.go:31:2: main capturing by ref: scale (addr=true assign=true width=8)
./s04_closures.go:31:2: scale escapes to heap in main:
./s04_closures.go:31:2:   flow: {storage for func literal} ← &scale:
./s04_closures.go:31:2:     from scale (captured by a closure) at ./s04_closures.go:33:17
./s04_closures.go:31:2:     from scale (reference) at ./s04_closures.go:33:17
./s04_closures.go:36:6: main capturing by ref: fact (addr=false assign=true width=8)
./s04_closures.go:43:22: main capturing by value: by (addr=false assign=false width=8)
./s04_closures.go:31:2: moved to heap: scale
./s04_closures.go:28:23: func literal does not escape
./s04_closures.go:28:23: func literal does not escape
./s04_closures.go:32:28: []int{...} does not escape
./s04_closures.go:32:39: func literal does not escape
./s04_closures.go:33:8: func literal escapes to heap
./s04_closures.go:37:9: func literal does not escape
./s04_closures.go:43:22: func literal does not escape
