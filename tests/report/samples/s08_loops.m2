# command-line-arguments
./s08_loops.go:6:6: can inline count with cost 17 as: func(int) func(func(int) bool) { return func literal }
./s08_loops.go:7:9: can inline count.func1 with cost 28 as: func(func(int) bool) { for loop }
./s08_loops.go:16:6: can inline keepLast with cost 29 as: func() *int { last = <nil>; for loop; return last }
./s08_loops.go:25:6: can inline jobs with cost 27 as: func() []func() int { for loop; return fs }
./s08_loops.go:27:19: can inline jobs.func1 with cost 2 as: func() int { return i }
./s08_loops.go:32:6: cannot inline guarded: unhandled op DEFER
./s08_loops.go:33:8: cannot inline guarded.func1: call to recover
./s08_loops.go:42:6: can inline back with cost 29 as: func() *int { p = <nil>; n := 0; again: ; x := n; p = &x; if n++; n < 3 { goto again }; return p }
./s08_loops.go:68:49: can inline main.func2 with cost 3 as: func() { panic("stop") }
./s08_loops.go:54:6: cannot inline main: unhandled op DEFER
./s08_loops.go:56:2: can inline main-range1 with cost 32 as: func(int) bool { #tmpState := #state1; #state1 = 2; if #tmpState != 1 { runtime.panicrangestate(#tmpState) }; if v == 4 { #state1 = 0; return false }; sum += v; #state1 = 1; return true }
./s08_loops.go:66:9: can inline main.func1 with cost 3 as: func() { println("deferred", i) }
./s08_loops.go:35:20: inlining call to fmt.Errorf
./s08_loops.go:35:20: inlining call to errors.New
./s08_loops.go:56:22: inlining call to count
./s08_loops.go:7:9: can inline main.count.func3 with cost 28 as: func(func(int) bool) { for loop }
./s08_loops.go:56:2: inlining call to main.count.func3
./s08_loops.go:62:24: inlining call to jobs
./s08_loops.go:68:28: inlining call to keepLast
./s08_loops.go:68:37: inlining call to back
./s08_loops.go:68:13: inlining call to fmt.Println
./s08_loops.go:56:2: inlining call to main-range1
./s08_loops.go:6:12: count capturing by value: n (addr=false assign=false width=8)
./s08_loops.go:7:9: func literal escapes to heap in count:
./s08_loops.go:7:9:   flow: ~r0 ← &{storage for func literal}:
./s08_loops.go:7:9:     from func literal (spill) at ./s08_loops.go:7:9
./s08_loops.go:7:9:     from return func literal (return) at ./s08_loops.go:7:2
./s08_loops.go:6:12: parameter n leaks to {storage for func literal} for count with derefs=0:
./s08_loops.go:6:12:   flow: {storage for func literal} ← n:
./s08_loops.go:6:12:     from n (captured by a closure) at ./s08_loops.go:8:18
./s08_loops.go:7:14: yield does not escape
./s08_loops.go:7:9: func literal escapes to heap
./s08_loops.go:19:3: square escapes to heap in keepLast:
./s08_loops.go:19:3:   flow: last ← &square:
./s08_loops.go:19:3:     from &square (address-of) at ./s08_loops.go:20:10
./s08_loops.go:19:3:     from last = &square (assign) at ./s08_loops.go:20:8
./s08_loops.go:19:3: moved to heap: square
./s08_loops.go:27:19: func literal escapes to heap in jobs:
./s08_loops.go:27:19:   flow: {heap} ← &{storage for func literal}:
./s08_loops.go:27:19:     from func literal (spill) at ./s08_loops.go:27:19
./s08_loops.go:27:19:     from append(fs, func literal) (call parameter) at ./s08_loops.go:27:14
./s08_loops.go:26:6: jobs capturing by value: i (addr=false assign=false width=8)
./s08_loops.go:27:14: append(fs, func literal) escapes to heap in jobs:
./s08_loops.go:27:14:   flow: fs ← &{storage for append(fs, func literal)}:
./s08_loops.go:27:14:     from append(fs, func literal) (spill) at ./s08_loops.go:27:14
./s08_loops.go:27:14:     from fs = append(fs, func literal) (assign) at ./s08_loops.go:27:6
./s08_loops.go:27:19: func literal escapes to heap
./s08_loops.go:27:14: append escapes to heap
./s08_loops.go:32:25: guarded capturing by ref: err (addr=false assign=true width=16)
./s08_loops.go:35:20: &errors.errorString{...} escapes to heap in guarded.func1:
./s08_loops.go:35:20:   flow: ~r0 ← &{storage for &errors.errorString{...}}:
./s08_loops.go:35:20:     from &errors.errorString{...} (spill) at ./s08_loops.go:35:20
./s08_loops.go:35:20:     from &errors.errorString{...} (interface-converted) at ./s08_loops.go:35:20
./s08_loops.go:35:20:     from ~r0 = &errors.errorString{...} (assign-pair) at ./s08_loops.go:35:20
./s08_loops.go:35:20:   flow: fmt.err ← ~r0:
./s08_loops.go:35:20:     from fmt.err = ~r0 (assign-pair) at ./s08_loops.go:35:20
./s08_loops.go:35:20:   flow: err ← fmt.err:
./s08_loops.go:35:20:     from err = fmt.err (assign) at ./s08_loops.go:35:8
./s08_loops.go:35:20:   flow: {storage for func literal} ← &err:
./s08_loops.go:35:20:     from err (captured by a closure) at ./s08_loops.go:35:4
./s08_loops.go:35:20:     from err (reference) at ./s08_loops.go:35:4
./s08_loops.go:32:14: f does not escape
./s08_loops.go:33:8: func literal does not escape
./s08_loops.go:35:20: ... argument does not escape
./s08_loops.go:35:20: &errors.errorString{...} escapes to heap
./s08_loops.go:46:2: x escapes to heap in back:
./s08_loops.go:46:2:   flow: p ← &x:
./s08_loops.go:46:2:     from &x (address-of) at ./s08_loops.go:47:6
./s08_loops.go:46:2:     from p = &x (assign) at ./s08_loops.go:47:4
./s08_loops.go:46:2: moved to heap: x
./s08_loops.go:68:64: "stop" escapes to heap in main.func2:
./s08_loops.go:68:64:   flow: {heap} ← &{storage for "stop"}:
./s08_loops.go:68:64:     from "stop" (spill) at ./s08_loops.go:68:64
./s08_loops.go:68:64:     from panic("stop") (call parameter) at ./s08_loops.go:68:63
./s08_loops.go:68:64: "stop" escapes to heap
./s08_loops.go:62:24: func literal escapes to heap in main:
./s08_loops.go:62:24:   flow: {heap} ← &{storage for func literal}:
./s08_loops.go:62:24:     from func literal (spill) at ./s08_loops.go:62:24
./s08_loops.go:62:24:     from append(fs, func literal) (call parameter) at ./s08_loops.go:62:24
./s08_loops.go:66:9: func literal escapes to heap in main:
./s08_loops.go:66:9:   flow: {heap} ← &{storage for func literal}:
./s08_loops.go:66:9:     from func literal (spill) at ./s08_loops.go:66:9
./s08_loops.go:56:22: main capturing by value: n (addr=false assign=false width=8)
./s08_loops.go:62:24: main capturing by value: i (addr=false assign=false width=8)
./s08_loops.go:65:6: main capturing by value: i (addr=false assign=false width=8)
./s08_loops.go:68:14: sum escapes to heap in main:
./s08_loops.go:68:14:   flow: {storage for ... argument} ← &{storage for sum}:
./s08_loops.go:68:14:     from sum (spill) at ./s08_loops.go:68:14
./s08_loops.go:68:14:     from ... argument (slice-literal-element) at ./s08_loops.go:68:13
./s08_loops.go:68:14:   flow: fmt.a ← &{storage for ... argument}:
./s08_loops.go:68:14:     from ... argument (spill) at ./s08_loops.go:68:13
./s08_loops.go:68:14:     from fmt.a := ... argument (assign-pair) at ./s08_loops.go:68:13
./s08_loops.go:68:14:   flow: {heap} ← *fmt.a:
./s08_loops.go:68:14:     from fmt.Fprintln(os.Stdout, fmt.a...) (call parameter) at ./s08_loops.go:68:13
./s08_loops.go:68:19: *(~r0) escapes to heap in main:
./s08_loops.go:68:19:   flow: {storage for ... argument} ← &{storage for *(~r0)}:
./s08_loops.go:68:19:     from *(~r0) (spill) at ./s08_loops.go:68:19
./s08_loops.go:68:19:     from ... argument (slice-literal-element) at ./s08_loops.go:68:13
./s08_loops.go:68:19:   flow: fmt.a ← &{storage for ... argument}:
./s08_loops.go:68:19:     from ... argument (spill) at ./s08_loops.go:68:13
./s08_loops.go:68:19:     from fmt.a := ... argument (assign-pair) at ./s08_loops.go:68:13
./s08_loops.go:68:19:   flow: {heap} ← *fmt.a:
./s08_loops.go:68:19:     from fmt.Fprintln(os.Stdout, fmt.a...) (call parameter) at ./s08_loops.go:68:13
./s08_loops.go:68:32: *(~r0) escapes to heap in main:
./s08_loops.go:68:32:   flow: {storage for ... argument} ← &{storage for *(~r0)}:
./s08_loops.go:68:32:     from *(~r0) (spill) at ./s08_loops.go:68:32
./s08_loops.go:68:32:     from ... argument (slice-literal-element) at ./s08_loops.go:68:13
./s08_loops.go:68:32:   flow: fmt.a ← &{storage for ... argument}:
./s08_loops.go:68:32:     from ... argument (spill) at ./s08_loops.go:68:13
./s08_loops.go:68:32:     from fmt.a := ... argument (assign-pair) at ./s08_loops.go:68:13
./s08_loops.go:68:32:   flow: {heap} ← *fmt.a:
./s08_loops.go:68:32:     from fmt.Fprintln(os.Stdout, fmt.a...) (call parameter) at ./s08_loops.go:68:13
./s08_loops.go:68:37: x escapes to heap in main:
./s08_loops.go:68:37:   flow: p ← &x:
./s08_loops.go:68:37:     from &x (address-of) at ./s08_loops.go:68:37
./s08_loops.go:68:37:     from p = &x (assign) at ./s08_loops.go:68:37
./s08_loops.go:68:28: square escapes to heap in main:
./s08_loops.go:68:28:   flow: last ← &square:
./s08_loops.go:68:28:     from &square (address-of) at ./s08_loops.go:68:28
./s08_loops.go:68:28:     from last = &square (assign) at ./s08_loops.go:68:28
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
