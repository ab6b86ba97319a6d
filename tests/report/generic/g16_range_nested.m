# command-line-arguments
./g16_range_nested.go:6:6: can inline upto[go.shape.int]
./g16_range_nested.go:7:9: can inline upto[go.shape.int].func1
./g16_range_nested.go:27:2: can inline find[go.shape.int]-range1
./g16_range_nested.go:36:2: can inline grid[go.shape.int]-range1
./g16_range_nested.go:37:3: can inline grid[go.shape.int]-range2
./g16_range_nested.go:16:6: can inline zip[go.shape.int,go.shape.string]
./g16_range_nested.go:17:9: can inline zip[go.shape.int,go.shape.string].func1
./g16_range_nested.go:50:2: can inline main-range1
./g16_range_nested.go:51:19: can inline main.func1
./g16_range_nested.go:16:6: can inline zip[int,string]
./g16_range_nested.go:35:6: can inline grid[int]
./g16_range_nested.go:26:6: can inline find[int]
./g16_range_nested.go:27:21: inlining call to upto[go.shape.int]
./g16_range_nested.go:7:9: can inline find[go.shape.int].upto[go.shape.int].func1
./g16_range_nested.go:27:2: inlining call to find[go.shape.int].upto[go.shape.int].func1
./g16_range_nested.go:27:2: inlining call to find[go.shape.int]-range1
./g16_range_nested.go:36:21: inlining call to upto[go.shape.int]
./g16_range_nested.go:7:9: can inline grid[go.shape.int].upto[go.shape.int].func1
./g16_range_nested.go:36:2: inlining call to grid[go.shape.int].upto[go.shape.int].func1
./g16_range_nested.go:36:2: inlining call to grid[go.shape.int]-range1
./g16_range_nested.go:36:2: inlining call to upto[go.shape.int]
./g16_range_nested.go:7:9: can inline grid[go.shape.int].grid[go.shape.int].upto[go.shape.int].func1.grid[go.shape.int]-range1.upto[go.shape.int].func2
./g16_range_nested.go:36:2: inlining call to grid[go.shape.int].grid[go.shape.int].upto[go.shape.int].func1.grid[go.shape.int]-range1.upto[go.shape.int].func2
./g16_range_nested.go:37:3: can inline grid[go.shape.int].grid[go.shape.int].upto[go.shape.int].func1.grid[go.shape.int]-range1-range3
./g16_range_nested.go:37:22: inlining call to upto[go.shape.int]
./g16_range_nested.go:7:9: can inline grid[go.shape.int].upto[go.shape.int].func3
./g16_range_nested.go:37:3: inlining call to grid[go.shape.int].upto[go.shape.int].func3
./g16_range_nested.go:37:3: inlining call to grid[go.shape.int]-range2
./g16_range_nested.go:50:23: inlining call to zip[go.shape.int,go.shape.string]
./g16_range_nested.go:17:9: can inline main.zip[go.shape.int,go.shape.string].func2
./g16_range_nested.go:50:2: inlining call to main.zip[go.shape.int,go.shape.string].func2
./g16_range_nested.go:50:2: inlining call to main-range1
./g16_range_nested.go:16:6: inlining call to zip[go.shape.int,go.shape.string]
./g16_range_nested.go:27:2: moved to heap: i
./g16_range_nested.go:27:21: func literal does not escape
./g16_range_nested.go:36:21: func literal does not escape
./g16_range_nested.go:36:2: func literal does not escape
./g16_range_nested.go:36:2: func literal does not escape
./g16_range_nested.go:17:14: yield does not escape
./g16_range_nested.go:50:29: []int{...} does not escape
./g16_range_nested.go:50:45: []string{...} does not escape
./g16_range_nested.go:50:23: func literal does not escape
./g16_range_nested.go:50:2: func literal escapes to heap
./g16_range_nested.go:50:2: append does not escape
./g16_range_nested.go:17:9: func literal escapes to heap
./g16_range_nested.go:16:6: func literal escapes to heap
./g16_range_nested.go:7:9: func literal escapes to heap
