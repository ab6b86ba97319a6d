# command-line-arguments
./s06_lists.go:34:6: can inline cons
./s06_lists.go:36:6: can inline (*cell).tail
./s06_lists.go:43:6: can inline ping
./s06_lists.go:63:12: can inline main.func1
./s06_lists.go:54:13: inlining call to ping
./s06_lists.go:66:14: inlining call to cons
./s06_lists.go:68:24: inlining call to (*cell).tail
./s06_lists.go:68:38: inlining call to ping
./s06_lists.go:9:7: leaking param: t
./s06_lists.go:11:10: &tree{...} escapes to heap
./s06_lists.go:21:7: leaking param: t
./s06_lists.go:21:21: visit does not escape
./s06_lists.go:34:18: leaking param: rest
./s06_lists.go:34:45: &cell{...} escapes to heap
./s06_lists.go:36:7: leaking param: c to result ~r0 level=0
./s06_lists.go:50:18: leaking param: t to result ~r0 level=0
./s06_lists.go:43:18: leaking param: t to result ~r0 level=0
./s06_lists.go:63:17: t does not escape
./s06_lists.go:59:25: []int{...} does not escape
./s06_lists.go:63:12: func literal does not escape
./s06_lists.go:66:14: &cell{...} escapes to heap
