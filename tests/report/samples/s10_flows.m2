# command-line-arguments
./s10_flows.go:28:6: cannot inline extend: marked go:noinline
./s10_flows.go:31:6: cannot inline move: marked go:noinline
./s10_flows.go:34:6: cannot inline pick: marked go:noinline
./s10_flows.go:19:6: can inline (*stack[go.shape.*uint8]).push with cost 7 as: method(*stack[go.shape.*uint8]) func(*[4]uintptr, go.shape.*uint8) { s.items = append(s.items, x) }
./s10_flows.go:8:6: can inline largest[go.shape.int] with cost 21 as: func(*[3]uintptr, ...go.shape.int) go.shape.int { for loop; return best }
./s10_flows.go:8:6: can inline largest[go.shape.float64] with cost 21 as: func(*[3]uintptr, ...go.shape.float64) go.shape.float64 { for loop; return best }
./s10_flows.go:21:6: can inline (*stack[go.shape.*uint8]).pop with cost 23 as: method(*stack[go.shape.*uint8]) func(*[4]uintptr) go.shape.*uint8 { x = s.items[len(s.items) - 1]; s.items = s.items[:len(s.items) - 1]; return x }
./s10_flows.go:46:6: cannot inline main: unhandled op DEFER
./s10_flows.go:52:9: can inline main.func1 with cost 4 as: func() { *p = i }
./s10_flows.go:57:20: can inline main.func2 with cost 8 as: func(int, int) bool { return words[i] < words[j] }
./s10_flows.go:60:5: can inline main.func3 with cost 7 as: func(*int) { *p = 5; done <- true }
./s10_flows.go:60:2: can inline main.gowrap1 with cost 20 as: func() { .autotmp_8(.autotmp_9) }
./s10_flows.go:8:6: can inline largest[float64] with cost 27 as: func(...float64) float64 { return largest[go.shape.float64](&.dict.largest[float64], xs...) }
./s10_flows.go:8:6: can inline largest[int] with cost 27 as: func(...int) int { return largest[go.shape.int](&.dict.largest[int], xs...) }
./s10_flows.go:21:6: can inline (*stack[*int]).pop with cost 28 as: method(*stack[*int]) func() *int { return (*stack[go.shape.*uint8]).pop(s, &.dict.stack[*int]) }
./s10_flows.go:19:6: can inline (*stack[*int]).push with cost 12 as: method(*stack[*int]) func(*int) { (*stack[go.shape.*uint8]).push(s, &.dict.stack[*int], x) }
./s10_flows.go:55:8: inlining call to (*stack[go.shape.*uint8]).push
./s10_flows.go:58:41: inlining call to largest[go.shape.int]
./s10_flows.go:58:59: inlining call to largest[go.shape.float64]
./s10_flows.go:58:81: inlining call to (*stack[go.shape.*uint8]).pop
./s10_flows.go:8:6: inlining call to largest[go.shape.float64]
./s10_flows.go:8:6: inlining call to largest[go.shape.int]
./s10_flows.go:21:6: inlining call to (*stack[go.shape.*uint8]).pop
./s10_flows.go:19:6: inlining call to (*stack[go.shape.*uint8]).push
./s10_flows.go:28:26: parameter more leaks to {heap} for extend with derefs=1:
./s10_flows.go:28:26:   flow: {heap} ← *more:
./s10_flows.go:28:26:     from append(list, more...) (call parameter) at ./s10_flows.go:28:62
./s10_flows.go:28:26:     from append(list, more...) (appended slice...) at ./s10_flows.go:28:62
./s10_flows.go:28:13: parameter list leaks to {heap} for extend with derefs=1:
./s10_flows.go:28:13:   flow: {temp} ← list:
./s10_flows.go:28:13:     from append(list, more...) (call parameter) at ./s10_flows.go:28:62
./s10_flows.go:28:13:   flow: {heap} ← *{temp}:
./s10_flows.go:28:13:     from append(list, more...) (appendee slice) at ./s10_flows.go:28:62
./s10_flows.go:28:62: append(list, more...) escapes to heap in extend:
./s10_flows.go:28:62:   flow: ~r0 ← &{storage for append(list, more...)}:
./s10_flows.go:28:62:     from append(list, more...) (spill) at ./s10_flows.go:28:62
./s10_flows.go:28:62:     from return append(list, more...) (return) at ./s10_flows.go:28:49
./s10_flows.go:28:13: parameter list leaks to ~r0 for extend with derefs=0:
./s10_flows.go:28:13:   flow: {temp} ← list:
./s10_flows.go:28:13:     from append(list, more...) (call parameter) at ./s10_flows.go:28:62
./s10_flows.go:28:13:   flow: {temp} ← {temp}:
./s10_flows.go:28:13:   flow: ~r0 ← {temp}:
./s10_flows.go:28:13:     from return append(list, more...) (return) at ./s10_flows.go:28:49
./s10_flows.go:28:13: leaking param content: list
./s10_flows.go:28:13: leaking param: list to result ~r0 level=0
./s10_flows.go:28:26: leaking param content: more
./s10_flows.go:28:62: append escapes to heap
./s10_flows.go:31:15: parameter from leaks to {heap} for move with derefs=1:
./s10_flows.go:31:15:   flow: {heap} ← *from:
./s10_flows.go:31:15:     from copy(to, from) (call parameter) at ./s10_flows.go:31:45
./s10_flows.go:31:15:     from copy(to, from) (copied slice) at ./s10_flows.go:31:45
./s10_flows.go:31:11: to does not escape
./s10_flows.go:31:15: leaking param content: from
./s10_flows.go:34:11: parameter x leaks to ~r0 for pick with derefs=0:
./s10_flows.go:34:11:   flow: {temp} ← x:
./s10_flows.go:34:11:   flow: v ← {temp}:
./s10_flows.go:34:11:     from case *int: return v (switch case) at ./s10_flows.go:36:2
./s10_flows.go:34:11:   flow: ~r0 ← v:
./s10_flows.go:34:11:     from return v (return) at ./s10_flows.go:37:3
./s10_flows.go:34:11: leaking param: x to result ~r0 level=0
./s10_flows.go:52:9: func literal escapes to heap in main:
./s10_flows.go:52:9:   flow: {heap} ← &{storage for func literal}:
./s10_flows.go:52:9:     from func literal (spill) at ./s10_flows.go:52:9
./s10_flows.go:55:8: append(s.items, x) escapes to heap in main:
./s10_flows.go:55:8:   flow: {heap} ← &{storage for append(s.items, x)}:
./s10_flows.go:55:8:     from append(s.items, x) (spill) at ./s10_flows.go:55:8
./s10_flows.go:55:8:     from s.items = append(s.items, x) (assign) at ./s10_flows.go:55:8
./s10_flows.go:57:13: words escapes to heap in main:
./s10_flows.go:57:13:   flow: {heap} ← &{storage for words}:
./s10_flows.go:57:13:     from words (spill) at ./s10_flows.go:57:13
./s10_flows.go:57:13:     from sort.Slice(words, func literal) (call parameter) at ./s10_flows.go:57:12
./s10_flows.go:58:81: main ignoring self-assignment in s.items = s.items[:len(s.items) - 1]
./s10_flows.go:60:2: func literal escapes to heap in main:
./s10_flows.go:60:2:   flow: {heap} ← &{storage for func literal}:
./s10_flows.go:60:2:     from func literal (spill) at ./s10_flows.go:60:2
./s10_flows.go:51:3: main capturing by value: p (addr=false assign=false width=8)
./s10_flows.go:50:6: main capturing by value: i (addr=false assign=false width=8)
./s10_flows.go:56:2: main capturing by value: words (addr=false assign=false width=24)
./s10_flows.go:59:2: main capturing by value: done (addr=false assign=false width=8)
./s10_flows.go:60:5: main capturing by value: .autotmp_8 (addr=false assign=false width=8)
./s10_flows.go:60:43: main capturing by value: .autotmp_9 (addr=false assign=false width=8)
./s10_flows.go:47:2: a escapes to heap in main:
./s10_flows.go:47:2:   flow: {storage for ... argument} ← &a:
./s10_flows.go:47:2:     from &a (address-of) at ./s10_flows.go:48:22
./s10_flows.go:47:2:     from ... argument (slice-literal-element) at ./s10_flows.go:48:16
./s10_flows.go:47:2:   flow: {heap} ← {storage for ... argument}:
./s10_flows.go:47:2:     from ... argument (spill) at ./s10_flows.go:48:16
./s10_flows.go:47:2:     from extend(nil, ... argument...) (call parameter) at ./s10_flows.go:48:16
./s10_flows.go:47:5: b escapes to heap in main:
./s10_flows.go:47:5:   flow: {storage for ... argument} ← &b:
./s10_flows.go:47:5:     from &b (address-of) at ./s10_flows.go:48:26
./s10_flows.go:47:5:     from ... argument (slice-literal-element) at ./s10_flows.go:48:16
./s10_flows.go:47:5:   flow: {heap} ← {storage for ... argument}:
./s10_flows.go:47:5:     from ... argument (spill) at ./s10_flows.go:48:16
./s10_flows.go:47:5:     from extend(nil, ... argument...) (call parameter) at ./s10_flows.go:48:16
./s10_flows.go:60:5: func literal escapes to heap in main:
./s10_flows.go:60:5:   flow: .autotmp_8 ← &{storage for func literal}:
./s10_flows.go:60:5:     from func literal (spill) at ./s10_flows.go:60:5
./s10_flows.go:60:5:     from .autotmp_8, .autotmp_9 = func literal, &b (assign-pair) at ./s10_flows.go:60:2
./s10_flows.go:60:5:   flow: {storage for func literal} ← .autotmp_8:
./s10_flows.go:60:5:     from .autotmp_8 (captured by a closure) at ./s10_flows.go:60:5
./s10_flows.go:56:19: []string{...} escapes to heap in main:
./s10_flows.go:56:19:   flow: words ← &{storage for []string{...}}:
./s10_flows.go:56:19:     from []string{...} (spill) at ./s10_flows.go:56:19
./s10_flows.go:56:19:     from words := []string{...} (assign) at ./s10_flows.go:56:8
./s10_flows.go:56:19:   flow: {storage for words} ← words:
./s10_flows.go:56:19:     from words (interface-converted) at ./s10_flows.go:57:13
./s10_flows.go:51:11: new(int) escapes to heap in main:
./s10_flows.go:51:11:   flow: p ← &{storage for new(int)}:
./s10_flows.go:51:11:     from new(int) (spill) at ./s10_flows.go:51:11
./s10_flows.go:51:11:     from p := new(int) (assign) at ./s10_flows.go:51:5
./s10_flows.go:51:11:   flow: {storage for func literal} ← p:
./s10_flows.go:51:11:     from p (captured by a closure) at ./s10_flows.go:52:19
./s10_flows.go:60:10: p does not escape
./s10_flows.go:47:2: moved to heap: a
./s10_flows.go:47:5: moved to heap: b
./s10_flows.go:48:16: ... argument does not escape
./s10_flows.go:49:11: make([]*int, 2) does not escape
./s10_flows.go:51:11: new(int) escapes to heap
./s10_flows.go:52:9: func literal escapes to heap
./s10_flows.go:54:7: &stack[*int]{} does not escape
./s10_flows.go:55:8: append escapes to heap
./s10_flows.go:56:19: []string{...} escapes to heap
./s10_flows.go:57:13: words escapes to heap
./s10_flows.go:57:20: func literal does not escape
./s10_flows.go:58:27: list does not escape
./s10_flows.go:58:41: ... argument does not escape
./s10_flows.go:58:59: ... argument does not escape
./s10_flows.go:60:5: func literal escapes to heap
./s10_flows.go:23:10: (*stack[go.shape.*uint8]).pop ignoring self-assignment in s.items = s.items[:len(s.items) - 1]
./s10_flows.go:21:7: parameter s leaks to x for (*stack[go.shape.*uint8]).pop with derefs=2:
./s10_flows.go:21:7:   flow: x ← **s:
./s10_flows.go:21:7:     from s.items (dot of pointer) at ./s10_flows.go:22:7
./s10_flows.go:21:7:     from s.items[len(s.items) - 1] (dot of pointer) at ./s10_flows.go:22:13
./s10_flows.go:21:7:     from x = s.items[len(s.items) - 1] (assign) at ./s10_flows.go:22:4
./s10_flows.go:19:48: append(s.items, x) escapes to heap in (*stack[go.shape.*uint8]).push:
./s10_flows.go:19:48:   flow: {heap} ← &{storage for append(s.items, x)}:
./s10_flows.go:19:48:     from append(s.items, x) (spill) at ./s10_flows.go:19:48
./s10_flows.go:19:48:     from s.items = append(s.items, x) (assign) at ./s10_flows.go:19:40
./s10_flows.go:19:25: parameter x leaks to {heap} for (*stack[go.shape.*uint8]).push with derefs=0:
./s10_flows.go:19:25:   flow: {heap} ← x:
./s10_flows.go:19:25:     from append(s.items, x) (call parameter) at ./s10_flows.go:19:48
./s10_flows.go:19:7: parameter s leaks to {heap} for (*stack[go.shape.*uint8]).push with derefs=1:
./s10_flows.go:19:7:   flow: {temp} ← *s:
./s10_flows.go:19:7:     from s.items (dot of pointer) at ./s10_flows.go:19:50
./s10_flows.go:19:7:     from append(s.items, x) (call parameter) at ./s10_flows.go:19:48
./s10_flows.go:19:7:   flow: {temp} ← {temp}:
./s10_flows.go:19:7:   flow: {heap} ← {temp}:
./s10_flows.go:19:7:     from s.items = append(s.items, x) (assign) at ./s10_flows.go:19:40
./s10_flows.go:19:48: append escapes to heap
./s10_flows.go:21:6: (*stack[*int]).pop ignoring self-assignment in s.items = s.items[:len(s.items) - 1]
./s10_flows.go:21:7: parameter s leaks to x for (*stack[*int]).pop with derefs=2:
./s10_flows.go:21:7:   flow: s ← s:
./s10_flows.go:21:7:     from s, .dict := s, &.dict.stack[*int] (assign-pair) at ./s10_flows.go:21:6
./s10_flows.go:21:7:   flow: x ← **s:
./s10_flows.go:21:7:     from s.items (dot of pointer) at ./s10_flows.go:21:6
./s10_flows.go:21:7:     from s.items[len(s.items) - 1] (dot of pointer) at ./s10_flows.go:21:6
./s10_flows.go:21:7:     from x = s.items[len(s.items) - 1] (assign) at ./s10_flows.go:21:6
./s10_flows.go:21:7:   flow: x ← x:
./s10_flows.go:21:7:     from return x (return) at ./s10_flows.go:21:6
./s10_flows.go:19:6: append(s.items, x) escapes to heap in (*stack[*int]).push:
./s10_flows.go:19:6:   flow: {heap} ← &{storage for append(s.items, x)}:
./s10_flows.go:19:6:     from append(s.items, x) (spill) at ./s10_flows.go:19:6
./s10_flows.go:19:6:     from s.items = append(s.items, x) (assign) at ./s10_flows.go:19:6
./s10_flows.go:19:25: parameter x leaks to {heap} for (*stack[*int]).push with derefs=0:
./s10_flows.go:19:25:   flow: x ← x:
./s10_flows.go:19:25:     from s, .dict, x := s, &.dict.stack[*int], x (assign-pair) at ./s10_flows.go:19:6
./s10_flows.go:19:25:   flow: {heap} ← x:
./s10_flows.go:19:25:     from append(s.items, x) (call parameter) at ./s10_flows.go:19:6
./s10_flows.go:19:7: parameter s leaks to {heap} for (*stack[*int]).push with derefs=1:
./s10_flows.go:19:7:   flow: s ← s:
./s10_flows.go:19:7:     from s, .dict, x := s, &.dict.stack[*int], x (assign-pair) at ./s10_flows.go:19:6
./s10_flows.go:19:7:   flow: {temp} ← *s:
./s10_flows.go:19:7:     from s.items (dot of pointer) at ./s10_flows.go:19:6
./s10_flows.go:19:7:     from append(s.items, x) (call parameter) at ./s10_flows.go:19:6
./s10_flows.go:19:7:   flow: {temp} ← {temp}:
./s10_flows.go:19:7:   flow: {heap} ← {temp}:
./s10_flows.go:19:7:     from s.items = append(s.items, x) (assign) at ./s10_flows.go:19:6
./s10_flows.go:19:6: append escapes to heap
