# command-line-arguments
./h20_states.go:62:6: can inline digit
./h20_states.go:18:6: can inline (*machine[go.shape.string,go.shape.int]).in
./h20_states.go:50:6: can inline many[go.shape.int]
./h20_states.go:51:9: can inline many[go.shape.int].func1
./h20_states.go:73:21: can inline main.func1
./h20_states.go:50:6: can inline many[int]
./h20_states.go:30:6: can inline (*machine[string,int]).fire
./h20_states.go:18:6: can inline (*machine[string,int]).in
./h20_states.go:36:18: inlining call to (*machine[go.shape.string,go.shape.int]).in
./h20_states.go:42:18: inlining call to (*machine[go.shape.string,go.shape.int]).in
./h20_states.go:33:20: inlining call to fmt.Errorf
./h20_states.go:33:20: inlining call to errors.New
./h20_states.go:71:6: inlining call to (*machine[go.shape.string,go.shape.int]).in
./h20_states.go:73:6: inlining call to (*machine[go.shape.string,go.shape.int]).in
./h20_states.go:74:13: inlining call to fmt.Println
./h20_states.go:75:22: inlining call to many[go.shape.int]
./h20_states.go:51:9: can inline main.many[go.shape.int].func2
./h20_states.go:75:29: inlining call to main.many[go.shape.int].func2
./h20_states.go:76:13: inlining call to fmt.Println
./h20_states.go:75:29: inlining call to digit
./h20_states.go:50:6: inlining call to many[go.shape.int]
./h20_states.go:18:6: inlining call to (*machine[go.shape.string,go.shape.int]).in
./h20_states.go:62:12: leaking param: in to result ~r1 level=0
./h20_states.go:31:8: func literal does not escape
./h20_states.go:33:20: ... argument does not escape
./h20_states.go:33:35: m.now escapes to heap
./h20_states.go:33:20: &errors.errorString{...} escapes to heap
./h20_states.go:36:18: &state[go.shape.string,go.shape.int]{...} escapes to heap
./h20_states.go:36:18: map[go.shape.int]go.shape.string{} escapes to heap
./h20_states.go:36:18: map[go.shape.string]*state[go.shape.string,go.shape.int]{} escapes to heap
./h20_states.go:38:9: e escapes to heap
./h20_states.go:40:18: append escapes to heap
./h20_states.go:42:18: &state[go.shape.string,go.shape.int]{...} escapes to heap
./h20_states.go:42:18: map[go.shape.int]go.shape.string{} escapes to heap
./h20_states.go:42:18: map[go.shape.string]*state[go.shape.string,go.shape.int]{} escapes to heap
./h20_states.go:51:14: leaking param: in to result rest level=0
./h20_states.go:72:2: moved to heap: entered
./h20_states.go:70:7: &machine[string,int]{...} does not escape
./h20_states.go:71:6: &state[go.shape.string,go.shape.int]{...} escapes to heap
./h20_states.go:71:6: map[go.shape.int]go.shape.string{} escapes to heap
./h20_states.go:71:6: map[go.shape.string]*state[go.shape.string,go.shape.int]{} escapes to heap
./h20_states.go:73:6: &state[go.shape.string,go.shape.int]{...} escapes to heap
./h20_states.go:73:6: map[go.shape.int]go.shape.string{} escapes to heap
./h20_states.go:73:6: map[go.shape.string]*state[go.shape.string,go.shape.int]{} escapes to heap
./h20_states.go:73:21: func literal escapes to heap
./h20_states.go:74:13: ... argument does not escape
./h20_states.go:74:26: m.now escapes to heap
./h20_states.go:74:32: entered escapes to heap
./h20_states.go:74:44: len(m.trace) escapes to heap
./h20_states.go:75:22: func literal does not escape
./h20_states.go:57:20: append escapes to heap
./h20_states.go:75:37: ([]byte)("123x") does not escape
./h20_states.go:75:37: zero-copy string->[]byte conversion
./h20_states.go:75:29: append escapes to heap
./h20_states.go:76:13: ... argument does not escape
./h20_states.go:76:14: all escapes to heap
./h20_states.go:76:25: string(rest) escapes to heap
./h20_states.go:76:26: string(rest) escapes to heap
./h20_states.go:51:9: func literal escapes to heap
./h20_states.go:57:20: append escapes to heap
./h20_states.go:50:6: func literal escapes to heap
./h20_states.go:57:20: append escapes to heap
./h20_states.go:21:8: &state[go.shape.string,go.shape.int]{...} escapes to heap
./h20_states.go:21:32: map[go.shape.int]go.shape.string{} escapes to heap
./h20_states.go:23:33: map[go.shape.string]*state[go.shape.string,go.shape.int]{} escapes to heap
./h20_states.go:18:6: &state[go.shape.string,go.shape.int]{...} escapes to heap
./h20_states.go:18:6: map[go.shape.int]go.shape.string{} escapes to heap
./h20_states.go:18:6: map[go.shape.string]*state[go.shape.string,go.shape.int]{} escapes to heap
