# command-line-arguments
./g06_list.go:14:6: can inline (*list[go.shape.int]).add
./g06_list.go:20:6: can inline (*list[go.shape.int]).at
./g06_list.go:28:6: can inline (*list[go.shape.int]).copied
./g06_list.go:36:6: can inline equal[go.shape.int]
./g06_list.go:20:6: can inline (*list[go.shape.string]).at
./g06_list.go:14:6: can inline (*list[go.shape.string]).add
./g06_list.go:28:6: can inline (*list[go.shape.string]).copied
./g06_list.go:28:6: can inline (*list[string]).copied
./g06_list.go:20:6: can inline (*list[string]).at
./g06_list.go:14:6: can inline (*list[string]).add
./g06_list.go:36:6: can inline equal[int]
./g06_list.go:28:6: can inline (*list[int]).copied
./g06_list.go:20:6: can inline (*list[int]).at
./g06_list.go:14:6: can inline (*list[int]).add
./g06_list.go:31:10: inlining call to (*list[go.shape.int]).add
./g06_list.go:49:7: inlining call to (*list[go.shape.int]).add
./g06_list.go:49:14: inlining call to (*list[go.shape.int]).add
./g06_list.go:50:7: inlining call to (*list[go.shape.int]).at
./g06_list.go:51:15: inlining call to (*list[go.shape.int]).copied
./g06_list.go:52:23: inlining call to equal[go.shape.int]
./g06_list.go:54:16: inlining call to (*list[go.shape.string]).add
./g06_list.go:54:24: inlining call to (*list[go.shape.string]).at
./g06_list.go:51:15: inlining call to (*list[go.shape.int]).add
./g06_list.go:31:10: inlining call to (*list[go.shape.string]).add
./g06_list.go:28:6: inlining call to (*list[go.shape.string]).copied
./g06_list.go:28:6: inlining call to (*list[go.shape.string]).add
./g06_list.go:20:6: inlining call to (*list[go.shape.string]).at
./g06_list.go:14:6: inlining call to (*list[go.shape.string]).add
./g06_list.go:36:6: inlining call to equal[go.shape.int]
./g06_list.go:28:6: inlining call to (*list[go.shape.int]).copied
./g06_list.go:28:6: inlining call to (*list[go.shape.int]).add
./g06_list.go:20:6: inlining call to (*list[go.shape.int]).at
./g06_list.go:14:6: inlining call to (*list[go.shape.int]).add
./g06_list.go:49:7: &node[go.shape.int]{...} escapes to heap
./g06_list.go:49:14: &node[go.shape.int]{...} escapes to heap
./g06_list.go:51:15: &node[go.shape.int]{...} escapes to heap
./g06_list.go:53:10: new(list[string]) does not escape
./g06_list.go:54:16: &node[go.shape.string]{...} escapes to heap
./g06_list.go:31:10: &node[go.shape.string]{...} escapes to heap
./g06_list.go:15:11: &node[go.shape.string]{...} escapes to heap
./g06_list.go:28:6: &node[go.shape.string]{...} escapes to heap
./g06_list.go:14:6: &node[go.shape.string]{...} escapes to heap
./g06_list.go:31:10: &node[go.shape.int]{...} escapes to heap
./g06_list.go:15:11: &node[go.shape.int]{...} escapes to heap
./g06_list.go:28:6: &node[go.shape.int]{...} escapes to heap
./g06_list.go:14:6: &node[go.shape.int]{...} escapes to heap
