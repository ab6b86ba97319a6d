# command-line-arguments
./h10_channels.go:17:6: can inline drain[go.shape.string]
./h10_channels.go:9:3: can inline produce[go.shape.string].func1.deferwrap1
./h10_channels.go:39:2: can inline (*guarded[go.shape.map[string]int]).with.deferwrap1
./h10_channels.go:62:9: can inline main.func1
./h10_channels.go:23:6: can inline try[go.shape.*uint8]
./h10_channels.go:49:4: can inline parallel[go.shape.int,go.shape.int].func1.deferwrap1
./h10_channels.go:64:32: can inline main.func2
./h10_channels.go:43:6: can inline parallel[int,int]
./h10_channels.go:23:6: can inline try[*int]
./h10_channels.go:37:6: can inline (*guarded[map[string]int]).with
./h10_channels.go:6:6: can inline produce[string]
./h10_channels.go:17:6: can inline drain[string]
./h10_channels.go:38:11: inlining call to sync.(*Mutex).Lock
./h10_channels.go:38:11: inlining call to sync.(*Mutex).Lock
./h10_channels.go:39:19: inlining call to sync.(*Mutex).Unlock
./h10_channels.go:39:19: inlining call to sync.(*Mutex).Unlock
./h10_channels.go:49:17: inlining call to sync.(*WaitGroup).Done
./h10_channels.go:59:7: inlining call to drain[go.shape.string]
./h10_channels.go:63:23: inlining call to try[go.shape.*uint8]
./h10_channels.go:63:41: inlining call to try[go.shape.*uint8]
./h10_channels.go:23:6: inlining call to try[go.shape.*uint8]
./h10_channels.go:17:6: inlining call to drain[go.shape.string]
./h10_channels.go:8:5: func literal escapes to heap
./h10_channels.go:62:14: m does not escape
./h10_channels.go:45:6: moved to heap: wg
./h10_channels.go:44:13: make([]go.shape.int, len(xs)) escapes to heap
./h10_channels.go:48:6: func literal escapes to heap
./h10_channels.go:59:15: ... argument escapes to heap
./h10_channels.go:59:7: append escapes to heap
./h10_channels.go:61:7: &guarded[map[string]int]{...} escapes to heap
./h10_channels.go:61:49: map[string]int{} escapes to heap
./h10_channels.go:62:9: func literal does not escape
./h10_channels.go:63:30: new(int) escapes to heap
./h10_channels.go:64:24: []int{...} does not escape
./h10_channels.go:64:32: func literal escapes to heap
./h10_channels.go:19:17: append escapes to heap
./h10_channels.go:17:6: append escapes to heap
