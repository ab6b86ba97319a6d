# command-line-arguments
./s03_sizes.go:8:6: cannot inline total: function too complex: cost 92 exceeds budget 80
./s03_sizes.go:20:6: cannot inline main: function too complex: cost 81 exceeds budget 80
./s03_sizes.go:15:13: make([]string, 3) escapes to heap in total:
./s03_sizes.go:15:13:   flow: {heap} ← &{storage for make([]string, 3)}:
./s03_sizes.go:15:13:     from make([]string, 3) (spill) at ./s03_sizes.go:15:13
./s03_sizes.go:15:13:     from rows = make([]string, 3) (assign) at ./s03_sizes.go:15:7
./s03_sizes.go:11:6: wide escapes to heap in total:
./s03_sizes.go:11:6:   flow: {heap} ← &wide:
./s03_sizes.go:11:6:     from wide (too large for stack) at ./s03_sizes.go:11:6
./s03_sizes.go:10:41: make([]byte, 65537) escapes to heap in total:
./s03_sizes.go:10:41:   flow: {heap} ← &{storage for make([]byte, 65537)}:
./s03_sizes.go:10:41:     from make([]byte, 65537) (too large for stack) at ./s03_sizes.go:10:41
./s03_sizes.go:13:32: new([2]page) escapes to heap in total:
./s03_sizes.go:13:32:   flow: {heap} ← &{storage for new([2]page)}:
./s03_sizes.go:13:32:     from new([2]page) (too large for stack) at ./s03_sizes.go:13:32
./s03_sizes.go:11:6: moved to heap: wide
./s03_sizes.go:9:19: make([]int32, 12) does not escape
./s03_sizes.go:9:38: make([]int32, n) does not escape
./s03_sizes.go:10:20: make([]byte, 65536) does not escape
./s03_sizes.go:10:41: make([]byte, 65537) escapes to heap
./s03_sizes.go:13:21: new(page) does not escape
./s03_sizes.go:13:32: new([2]page) escapes to heap
./s03_sizes.go:14:31: []string{...} does not escape
./s03_sizes.go:14:55: map[int]bool{} does not escape
./s03_sizes.go:15:13: make([]string, 3) escapes to heap
./s03_sizes.go:23:18: make([]int, 0, 4) escapes to heap in main:
./s03_sizes.go:23:18:   flow: {heap} ← &{storage for make([]int, 0, 4)}:
./s03_sizes.go:23:18:     from make([]int, 0, 4) (spill) at ./s03_sizes.go:23:18
./s03_sizes.go:23:18:     from hint["k"] = make([]int, 0, 4) (assign) at ./s03_sizes.go:23:12
./s03_sizes.go:22:14: make(map[string][]int, 100) does not escape
./s03_sizes.go:23:18: make([]int, 0, 4) escapes to heap
