# command-line-arguments
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
./s03_sizes.go:22:14: make(map[string][]int, 100) does not escape
./s03_sizes.go:23:18: make([]int, 0, 4) escapes to heap
