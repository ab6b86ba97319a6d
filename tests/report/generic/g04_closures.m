# command-line-arguments
./g04_closures.go:4:6: can inline counter[go.shape.int]
./g04_closures.go:6:9: can inline counter[go.shape.int].func1
./g04_closures.go:6:47: can inline counter[go.shape.int].func2
./g04_closures.go:4:6: can inline counter[go.shape.float64]
./g04_closures.go:6:9: can inline counter[go.shape.float64].func1
./g04_closures.go:6:47: can inline counter[go.shape.float64].func2
./g04_closures.go:11:6: can inline compose[go.shape.string,go.shape.func() string,go.shape.int]
./g04_closures.go:12:9: can inline compose[go.shape.string,go.shape.func() string,go.shape.int].func1
./g04_closures.go:9:6: can inline constant[go.shape.string]
./g04_closures.go:9:45: can inline constant[go.shape.string].func1
./g04_closures.go:9:6: can inline constant[string]
./g04_closures.go:43:38: can inline main.func1
./g04_closures.go:15:6: can inline memo[go.shape.int,go.shape.int]
./g04_closures.go:17:9: can inline memo[go.shape.int,go.shape.int].func1
./g04_closures.go:44:17: can inline main.func2
./g04_closures.go:27:6: can inline apply[go.shape.int]
./g04_closures.go:46:19: can inline main.func3
./g04_closures.go:46:42: can inline main.func4
./g04_closures.go:35:9: can inline twice[go.shape.string].func1
./g04_closures.go:34:6: can inline twice[go.shape.string]
./g04_closures.go:46:80: can inline main.func5
./g04_closures.go:34:6: can inline twice[string]
./g04_closures.go:27:6: can inline apply[int]
./g04_closures.go:15:6: can inline memo[int,int]
./g04_closures.go:11:6: can inline compose[string,func() string,int]
./g04_closures.go:4:6: can inline counter[float64]
./g04_closures.go:4:6: can inline counter[int]
./g04_closures.go:9:6: inlining call to constant[go.shape.string]
./g04_closures.go:35:39: inlining call to twice[go.shape.string].func1
./g04_closures.go:39:23: inlining call to counter[go.shape.int]
./g04_closures.go:42:20: inlining call to counter[go.shape.float64]
./g04_closures.go:43:19: inlining call to compose[go.shape.string,go.shape.func() string,go.shape.int]
./g04_closures.go:44:16: inlining call to memo[go.shape.int,go.shape.int]
./g04_closures.go:12:9: can inline main.compose[go.shape.string,go.shape.func() string,go.shape.int].func10
./g04_closures.go:45:39: inlining call to main.compose[go.shape.string,go.shape.func() string,go.shape.int].func10
./g04_closures.go:17:9: can inline main.memo[go.shape.int,go.shape.int].func11
./g04_closures.go:45:55: inlining call to main.memo[go.shape.int,go.shape.int].func11
./g04_closures.go:45:65: inlining call to main.memo[go.shape.int,go.shape.int].func11
./g04_closures.go:46:15: inlining call to apply[go.shape.int]
./g04_closures.go:46:74: inlining call to twice[go.shape.string]
./g04_closures.go:45:39: inlining call to constant[string]
./g04_closures.go:45:39: inlining call to main.func1
./g04_closures.go:45:55: inlining call to main.func2
./g04_closures.go:45:65: inlining call to main.func2
./g04_closures.go:35:9: can inline main.twice[go.shape.string].func12
./g04_closures.go:46:74: inlining call to main.twice[go.shape.string].func12
./g04_closures.go:45:39: inlining call to constant[go.shape.string]
./g04_closures.go:9:45: can inline main.main.compose[go.shape.string,go.shape.func() string,go.shape.int].func10.constant[go.shape.string].func13
./g04_closures.go:45:39: inlining call to main.main.compose[go.shape.string,go.shape.func() string,go.shape.int].func10.constant[go.shape.string].func13
./g04_closures.go:46:74: inlining call to main.func5
./g04_closures.go:46:74: inlining call to main.func5
./g04_closures.go:34:6: inlining call to twice[go.shape.string]
./g04_closures.go:35:9: can inline twice[string].twice[go.shape.string].func1
./g04_closures.go:34:6: inlining call to twice[string].twice[go.shape.string].func1
./g04_closures.go:27:6: inlining call to apply[go.shape.int]
./g04_closures.go:15:6: inlining call to memo[go.shape.int,go.shape.int]
./g04_closures.go:11:6: inlining call to compose[go.shape.string,go.shape.func() string,go.shape.int]
./g04_closures.go:4:6: inlining call to counter[go.shape.float64]
./g04_closures.go:4:6: inlining call to counter[go.shape.int]
./g04_closures.go:9:6: func literal escapes to heap
./g04_closures.go:43:43: f does not escape
./g04_closures.go:46:24: p does not escape
./g04_closures.go:46:47: p does not escape
./g04_closures.go:12:14: leaking param: a
./g04_closures.go:46:15: moved to heap: x
./g04_closures.go:39:23: func literal does not escape
./g04_closures.go:39:23: func literal does not escape
./g04_closures.go:42:20: func literal does not escape
./g04_closures.go:42:20: func literal does not escape
./g04_closures.go:43:38: func literal does not escape
./g04_closures.go:43:19: func literal does not escape
./g04_closures.go:44:17: func literal does not escape
./g04_closures.go:44:16: map[go.shape.int]go.shape.int{} does not escape
./g04_closures.go:44:16: func literal does not escape
./g04_closures.go:45:39: func literal does not escape
./g04_closures.go:46:15: ... argument does not escape
./g04_closures.go:46:19: func literal does not escape
./g04_closures.go:46:42: func literal does not escape
./g04_closures.go:46:74: s + "b" does not escape
./g04_closures.go:46:74: s + "b" does not escape
./g04_closures.go:46:85: s does not escape
./g04_closures.go:46:113: s + "b" escapes to heap
./g04_closures.go:27:19: moved to heap: x
./g04_closures.go:27:6: moved to heap: x
./g04_closures.go:16:18: map[go.shape.int]go.shape.int{} escapes to heap
./g04_closures.go:17:9: func literal escapes to heap
./g04_closures.go:15:6: map[go.shape.int]go.shape.int{} escapes to heap
./g04_closures.go:15:6: func literal escapes to heap
./g04_closures.go:9:45: func literal escapes to heap
./g04_closures.go:12:9: func literal escapes to heap
./g04_closures.go:11:6: func literal escapes to heap
./g04_closures.go:5:6: moved to heap: now
./g04_closures.go:6:9: func literal escapes to heap
./g04_closures.go:6:47: func literal escapes to heap
./g04_closures.go:4:6: moved to heap: now
./g04_closures.go:4:6: func literal escapes to heap
./g04_closures.go:4:6: func literal escapes to heap
./g04_closures.go:5:6: moved to heap: now
./g04_closures.go:6:9: func literal escapes to heap
./g04_closures.go:6:47: func literal escapes to heap
./g04_closures.go:4:6: moved to heap: now
./g04_closures.go:4:6: func literal escapes to heap
./g04_closures.go:4:6: func literal escapes to heap
