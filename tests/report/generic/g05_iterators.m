# command-line-arguments
./g05_iterators.go:6:6: can inline values[go.shape.int]
./g05_iterators.go:7:9: can inline values[go.shape.int].func1
./g05_iterators.go:54:9: can inline deferred.func1
./g05_iterators.go:16:6: can inline filter[go.shape.int]
./g05_iterators.go:17:9: can inline filter[go.shape.int].func1
./g05_iterators.go:18:3: can inline filter[go.shape.int].func1-range1
./g05_iterators.go:59:39: can inline main.func1
./g05_iterators.go:26:6: can inline numbered[go.shape.int]
./g05_iterators.go:27:9: can inline numbered[go.shape.int].func1
./g05_iterators.go:29:3: can inline numbered[go.shape.int].func1-range1
./g05_iterators.go:38:6: can inline collect[go.shape.int]
./g05_iterators.go:39:2: can inline collect[go.shape.int]-range1
./g05_iterators.go:45:6: can inline firstOf[go.shape.string]
./g05_iterators.go:46:2: can inline firstOf[go.shape.string]-range1
./g05_iterators.go:6:6: can inline values[go.shape.string]
./g05_iterators.go:7:9: can inline values[go.shape.string].func1
./g05_iterators.go:61:2: can inline main-range1
./g05_iterators.go:6:6: can inline values[string]
./g05_iterators.go:45:6: can inline firstOf[string]
./g05_iterators.go:38:6: can inline collect[int]
./g05_iterators.go:26:6: can inline numbered[int]
./g05_iterators.go:6:6: can inline values[int]
./g05_iterators.go:16:6: can inline filter[int]
./g05_iterators.go:53:23: inlining call to values[go.shape.int]
./g05_iterators.go:7:9: can inline deferred.values[go.shape.int].func2
./g05_iterators.go:53:2: inlining call to deferred.values[go.shape.int].func2
./g05_iterators.go:59:22: inlining call to values[go.shape.int]
./g05_iterators.go:59:15: inlining call to filter[go.shape.int]
./g05_iterators.go:61:28: inlining call to numbered[go.shape.int]
./g05_iterators.go:27:9: can inline main.numbered[go.shape.int].func4
./g05_iterators.go:61:2: inlining call to main.numbered[go.shape.int].func4
./g05_iterators.go:66:26: inlining call to collect[go.shape.int]
./g05_iterators.go:66:49: inlining call to values[go.shape.string]
./g05_iterators.go:66:42: inlining call to firstOf[go.shape.string]
./g05_iterators.go:17:9: can inline main.filter[go.shape.int].func3
./g05_iterators.go:61:2: inlining call to main.filter[go.shape.int].func3
./g05_iterators.go:66:26: inlining call to main.filter[go.shape.int].func3
./g05_iterators.go:7:9: can inline main.values[go.shape.string].func5
./g05_iterators.go:66:42: inlining call to main.values[go.shape.string].func5
./g05_iterators.go:7:9: can inline main.values[go.shape.int].func2
./g05_iterators.go:61:2: inlining call to main.values[go.shape.int].func2
./g05_iterators.go:66:26: inlining call to main.values[go.shape.int].func2
./g05_iterators.go:46:2: can inline main.firstOf[go.shape.string]-range4
./g05_iterators.go:66:42: inlining call to main.firstOf[go.shape.string]-range4
./g05_iterators.go:18:3: can inline main.main.numbered[go.shape.int].func4.main.filter[go.shape.int].func3-range5
./g05_iterators.go:61:2: inlining call to main.main.numbered[go.shape.int].func4.main.filter[go.shape.int].func3-range5
./g05_iterators.go:18:3: can inline main.collect[go.shape.int].main.filter[go.shape.int].func3-range6
./g05_iterators.go:66:26: inlining call to main.collect[go.shape.int].main.filter[go.shape.int].func3-range6
./g05_iterators.go:61:2: inlining call to main.func1
./g05_iterators.go:29:3: can inline main.main.numbered[go.shape.int].func4-range2
./g05_iterators.go:61:2: inlining call to main.main.numbered[go.shape.int].func4-range2
./g05_iterators.go:66:26: inlining call to main.func1
./g05_iterators.go:39:2: can inline main.collect[go.shape.int]-range3
./g05_iterators.go:66:26: inlining call to main.collect[go.shape.int]-range3
./g05_iterators.go:61:2: inlining call to main-range1
./g05_iterators.go:6:6: inlining call to values[go.shape.string]
./g05_iterators.go:45:6: inlining call to firstOf[go.shape.string]
./g05_iterators.go:38:6: inlining call to collect[go.shape.int]
./g05_iterators.go:26:6: inlining call to numbered[go.shape.int]
./g05_iterators.go:6:6: inlining call to values[go.shape.int]
./g05_iterators.go:16:6: inlining call to filter[go.shape.int]
./g05_iterators.go:52:15: leaking param: n
./g05_iterators.go:7:14: yield does not escape
./g05_iterators.go:53:2: func literal does not escape
./g05_iterators.go:54:9: func literal escapes to heap
./g05_iterators.go:53:23: ... argument does not escape
./g05_iterators.go:53:23: func literal does not escape
./g05_iterators.go:7:14: yield does not escape
./g05_iterators.go:17:14: yield does not escape
./g05_iterators.go:27:14: yield does not escape
./g05_iterators.go:7:14: yield does not escape
./g05_iterators.go:64:2: moved to heap: n
./g05_iterators.go:66:42: moved to heap: x
./g05_iterators.go:59:22: ... argument does not escape
./g05_iterators.go:59:22: func literal does not escape
./g05_iterators.go:59:39: func literal does not escape
./g05_iterators.go:59:15: func literal does not escape
./g05_iterators.go:18:3: func literal does not escape
./g05_iterators.go:61:28: func literal does not escape
./g05_iterators.go:29:3: func literal does not escape
./g05_iterators.go:66:26: append does not escape
./g05_iterators.go:66:49: ... argument does not escape
./g05_iterators.go:66:49: func literal does not escape
./g05_iterators.go:7:9: func literal escapes to heap
./g05_iterators.go:6:6: func literal escapes to heap
./g05_iterators.go:45:38: moved to heap: #rv1
moved to heap: #next
./g05_iterators.go:46:2: moved to heap: #state1
./g05_iterators.go:46:6: moved to heap: x
./g05_iterators.go:46:2: func literal escapes to heap
./g05_iterators.go:45:6: moved to heap: #rv1
moved to heap: #next
./g05_iterators.go:45:6: moved to heap: #state1
./g05_iterators.go:46:6: moved to heap: x
./g05_iterators.go:45:6: func literal escapes to heap
./g05_iterators.go:38:39: moved to heap: all
./g05_iterators.go:39:2: moved to heap: #state1
./g05_iterators.go:39:2: func literal escapes to heap
./g05_iterators.go:40:15: append escapes to heap
./g05_iterators.go:38:6: moved to heap: all
./g05_iterators.go:38:6: moved to heap: #state1
./g05_iterators.go:38:6: func literal escapes to heap
./g05_iterators.go:40:15: append escapes to heap
./g05_iterators.go:28:3: moved to heap: i
./g05_iterators.go:29:3: moved to heap: #state1
./g05_iterators.go:27:9: func literal escapes to heap
./g05_iterators.go:29:3: func literal escapes to heap
./g05_iterators.go:28:3: moved to heap: i
./g05_iterators.go:29:3: moved to heap: #state1
./g05_iterators.go:26:6: func literal escapes to heap
./g05_iterators.go:29:3: func literal escapes to heap
./g05_iterators.go:7:9: func literal escapes to heap
./g05_iterators.go:6:6: func literal escapes to heap
moved to heap: #next
./g05_iterators.go:18:3: moved to heap: #state1
./g05_iterators.go:17:9: func literal escapes to heap
./g05_iterators.go:18:3: func literal escapes to heap
moved to heap: #next
./g05_iterators.go:18:3: moved to heap: #state1
./g05_iterators.go:16:6: func literal escapes to heap
./g05_iterators.go:18:3: func literal escapes to heap
