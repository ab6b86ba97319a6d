# command-line-arguments
./s10_flows.go:19:6: can inline (*stack[go.shape.*uint8]).push
./s10_flows.go:8:6: can inline largest[go.shape.int]
./s10_flows.go:8:6: can inline largest[go.shape.float64]
./s10_flows.go:21:6: can inline (*stack[go.shape.*uint8]).pop
./s10_flows.go:52:9: can inline main.func1
./s10_flows.go:57:20: can inline main.func2
./s10_flows.go:60:5: can inline main.func3
./s10_flows.go:60:2: can inline main.gowrap1
./s10_flows.go:8:6: can inline largest[float64]
./s10_flows.go:8:6: can inline largest[int]
./s10_flows.go:21:6: can inline (*stack[*int]).pop
./s10_flows.go:19:6: can inline (*stack[*int]).push
./s10_flows.go:55:8: inlining call to (*stack[go.shape.*uint8]).push
./s10_flows.go:58:41: inlining call to largest[go.shape.int]
./s10_flows.go:58:59: inlining call to largest[go.shape.float64]
./s10_flows.go:58:81: inlining call to (*stack[go.shape.*uint8]).pop
./s10_flows.go:8:6: inlining call to largest[go.shape.float64]
./s10_flows.go:8:6: inlining call to largest[go.shape.int]
./s10_flows.go:21:6: inlining call to (*stack[go.shape.*uint8]).pop
./s10_flows.go:19:6: inlining call to (*stack[go.shape.*uint8]).push
./s10_flows.go:28:13: leaking param content: list
./s10_flows.go:28:13: leaking param: list to result ~r0 level=0
./s10_flows.go:28:26: leaking param content: more
./s10_flows.go:28:62: append escapes to heap
./s10_flows.go:31:11: to does not escape
./s10_flows.go:31:15: leaking param content: from
./s10_flows.go:34:11: leaking param: x to result ~r0 level=0
./s10_flows.go:58:81: main ignoring self-assignment in s.items = s.items[:len(s.items) - 1]
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
./s10_flows.go:19:48: append escapes to heap
./s10_flows.go:21:6: (*stack[*int]).pop ignoring self-assignment in s.items = s.items[:len(s.items) - 1]
./s10_flows.go:19:6: append escapes to heap
