# command-line-arguments
./h13_sorting.go:6:6: can inline compare[go.shape.int]
./h13_sorting.go:21:6: can inline by[go.shape.struct { main.name string; main.age int },go.shape.int]
./h13_sorting.go:22:9: can inline by[go.shape.struct { main.name string; main.age int },go.shape.int].func1
./h13_sorting.go:50:16: can inline main.func1
./h13_sorting.go:25:6: can inline insertion[go.shape.struct { main.name string; main.age int }]
./h13_sorting.go:25:6: can inline insertion[go.shape.string]
./h13_sorting.go:53:16: can inline main.func3
./h13_sorting.go:25:6: can inline insertion[go.shape.int]
./h13_sorting.go:35:20: can inline top[go.shape.int].func1
./h13_sorting.go:39:6: can inline minimum[go.shape.struct { main.name string; main.age int }]
./h13_sorting.go:6:6: can inline compare[go.shape.string]
./h13_sorting.go:21:6: can inline by[go.shape.struct { main.name string; main.age int },go.shape.string]
./h13_sorting.go:22:9: can inline by[go.shape.struct { main.name string; main.age int },go.shape.string].func1
./h13_sorting.go:55:29: can inline main.func4
./h13_sorting.go:51:20: can inline main.func2
./h13_sorting.go:21:6: can inline by[main.person,string]
./h13_sorting.go:39:6: can inline minimum[main.person]
./h13_sorting.go:33:6: can inline top[int]
./h13_sorting.go:25:6: can inline insertion[string]
./h13_sorting.go:25:6: can inline insertion[main.person]
./h13_sorting.go:21:6: can inline by[main.person,int]
./h13_sorting.go:22:42: inlining call to compare[go.shape.int]
./h13_sorting.go:35:11: inlining call to insertion[go.shape.int]
./h13_sorting.go:35:11: inlining call to top[go.shape.int].func1
./h13_sorting.go:22:42: inlining call to compare[go.shape.string]
./h13_sorting.go:50:15: inlining call to by[go.shape.struct { main.name string; main.age int },go.shape.int]
./h13_sorting.go:51:11: inlining call to insertion[go.shape.struct { main.name string; main.age int }]
./h13_sorting.go:53:11: inlining call to insertion[go.shape.string]
./h13_sorting.go:55:28: inlining call to by[go.shape.struct { main.name string; main.age int },go.shape.string]
./h13_sorting.go:55:17: inlining call to minimum[go.shape.struct { main.name string; main.age int }]
./h13_sorting.go:51:11: inlining call to main.func2
./h13_sorting.go:53:11: inlining call to main.func3
./h13_sorting.go:22:9: can inline main.by[go.shape.struct { main.name string; main.age int },go.shape.string].func6
./h13_sorting.go:55:17: inlining call to main.by[go.shape.struct { main.name string; main.age int },go.shape.string].func6
./h13_sorting.go:22:9: can inline main.by[go.shape.struct { main.name string; main.age int },go.shape.int].func5
./h13_sorting.go:51:11: inlining call to main.by[go.shape.struct { main.name string; main.age int },go.shape.int].func5
./h13_sorting.go:55:17: inlining call to main.func4
./h13_sorting.go:55:17: inlining call to main.func4
./h13_sorting.go:55:17: inlining call to compare[go.shape.string]
./h13_sorting.go:51:11: inlining call to main.func1
./h13_sorting.go:51:11: inlining call to main.func1
./h13_sorting.go:51:11: inlining call to compare[go.shape.int]
./h13_sorting.go:21:6: inlining call to by[go.shape.struct { main.name string; main.age int },go.shape.string]
./h13_sorting.go:39:6: inlining call to minimum[go.shape.struct { main.name string; main.age int }]
./h13_sorting.go:25:6: inlining call to insertion[go.shape.string]
./h13_sorting.go:25:6: inlining call to insertion[go.shape.struct { main.name string; main.age int }]
./h13_sorting.go:21:6: inlining call to by[go.shape.struct { main.name string; main.age int },go.shape.int]
./h13_sorting.go:50:21: p does not escape
./h13_sorting.go:35:11: top[go.shape.int] ignoring self-assignment in xs[j], xs[j - 1] = xs[j - 1], xs[j]
./h13_sorting.go:35:11: top[go.shape.int] ignoring self-assignment in xs[j], xs[j - 1] = xs[j - 1], xs[j]
./h13_sorting.go:34:18: append escapes to heap
./h13_sorting.go:55:34: leaking param: p to result ~r0 level=0
./h13_sorting.go:51:11: main ignoring self-assignment in xs[j], xs[j - 1] = xs[j - 1], xs[j]
./h13_sorting.go:51:11: main ignoring self-assignment in xs[j], xs[j - 1] = xs[j - 1], xs[j]
./h13_sorting.go:53:11: main ignoring self-assignment in xs[j], xs[j - 1] = xs[j - 1], xs[j]
./h13_sorting.go:53:11: main ignoring self-assignment in xs[j], xs[j - 1] = xs[j - 1], xs[j]
./h13_sorting.go:22:14: a does not escape
./h13_sorting.go:22:17: b does not escape
./h13_sorting.go:22:14: a does not escape
./h13_sorting.go:22:17: b does not escape
./h13_sorting.go:49:20: []person{...} does not escape
./h13_sorting.go:50:16: func literal does not escape
./h13_sorting.go:50:15: func literal does not escape
./h13_sorting.go:52:16: []string{...} does not escape
./h13_sorting.go:54:42: []int{...} does not escape
./h13_sorting.go:55:29: func literal does not escape
./h13_sorting.go:55:28: func literal does not escape
./h13_sorting.go:53:21: a does not escape
./h13_sorting.go:53:24: b does not escape
./h13_sorting.go:22:9: func literal escapes to heap
./h13_sorting.go:21:6: func literal escapes to heap
./h13_sorting.go:28:19: insertion[go.shape.int] ignoring self-assignment in xs[j], xs[j - 1] = xs[j - 1], xs[j]
./h13_sorting.go:28:19: insertion[go.shape.int] ignoring self-assignment in xs[j], xs[j - 1] = xs[j - 1], xs[j]
./h13_sorting.go:28:19: insertion[go.shape.string] ignoring self-assignment in xs[j], xs[j - 1] = xs[j - 1], xs[j]
./h13_sorting.go:28:19: insertion[go.shape.string] ignoring self-assignment in xs[j], xs[j - 1] = xs[j - 1], xs[j]
./h13_sorting.go:25:6: insertion[string] ignoring self-assignment in xs[j], xs[j - 1] = xs[j - 1], xs[j]
./h13_sorting.go:25:6: insertion[string] ignoring self-assignment in xs[j], xs[j - 1] = xs[j - 1], xs[j]
./h13_sorting.go:28:19: insertion[go.shape.struct { main.name string; main.age int }] ignoring self-assignment in xs[j], xs[j - 1] = xs[j - 1], xs[j]
./h13_sorting.go:28:19: insertion[go.shape.struct { main.name string; main.age int }] ignoring self-assignment in xs[j], xs[j - 1] = xs[j - 1], xs[j]
./h13_sorting.go:25:6: insertion[main.person] ignoring self-assignment in xs[j], xs[j - 1] = xs[j - 1], xs[j]
./h13_sorting.go:25:6: insertion[main.person] ignoring self-assignment in xs[j], xs[j - 1] = xs[j - 1], xs[j]
./h13_sorting.go:22:9: func literal escapes to heap
./h13_sorting.go:21:6: func literal escapes to heap
