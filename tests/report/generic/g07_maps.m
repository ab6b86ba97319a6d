# command-line-arguments
./g07_maps.go:9:6: can inline keys[go.shape.map[string]int,go.shape.string,go.shape.int]
./g07_maps.go:17:6: can inline invert[go.shape.string,go.shape.int]
./g07_maps.go:25:6: can inline pairs[go.shape.string,go.shape.int]
./g07_maps.go:32:6: can inline group[go.shape.string,go.shape.int]
./g07_maps.go:46:46: can inline main.func1
./g07_maps.go:32:6: can inline group[string,int]
./g07_maps.go:25:6: can inline pairs[string,int]
./g07_maps.go:17:6: can inline invert[string,int]
./g07_maps.go:9:6: can inline keys[main.ages,string,int]
./g07_maps.go:45:18: inlining call to keys[go.shape.map[string]int,go.shape.string,go.shape.int]
./g07_maps.go:45:34: inlining call to invert[go.shape.string,go.shape.int]
./g07_maps.go:45:45: inlining call to pairs[go.shape.string,go.shape.int]
./g07_maps.go:46:19: inlining call to group[go.shape.string,go.shape.int]
./g07_maps.go:46:19: inlining call to main.func1
./g07_maps.go:32:6: inlining call to group[go.shape.string,go.shape.int]
./g07_maps.go:25:6: inlining call to pairs[go.shape.string,go.shape.int]
./g07_maps.go:17:6: inlining call to invert[go.shape.string,go.shape.int]
./g07_maps.go:9:6: inlining call to keys[go.shape.map[string]int,go.shape.string,go.shape.int]
./g07_maps.go:44:11: ages{...} does not escape
./g07_maps.go:45:18: make([]go.shape.string, 0, len(m)) does not escape
./g07_maps.go:45:18: append does not escape
./g07_maps.go:45:34: make(map[go.shape.int]go.shape.string, len(m)) does not escape
./g07_maps.go:45:45: append does not escape
./g07_maps.go:46:28: []string{...} does not escape
./g07_maps.go:46:19: map[go.shape.int][]go.shape.string{} does not escape
./g07_maps.go:46:19: append escapes to heap
./g07_maps.go:46:51: s does not escape
./g07_maps.go:33:18: map[go.shape.int][]go.shape.string{} escapes to heap
./g07_maps.go:36:18: append escapes to heap
./g07_maps.go:32:6: map[go.shape.int][]go.shape.string{} escapes to heap
./g07_maps.go:32:6: append escapes to heap
./g07_maps.go:27:15: append escapes to heap
./g07_maps.go:25:6: append escapes to heap
./g07_maps.go:18:13: make(map[go.shape.int]go.shape.string, len(m)) escapes to heap
./g07_maps.go:17:6: make(map[go.shape.int]go.shape.string, len(m)) escapes to heap
./g07_maps.go:10:13: make([]go.shape.string, 0, len(m)) escapes to heap
./g07_maps.go:12:15: append escapes to heap
./g07_maps.go:9:6: make([]go.shape.string, 0, len(m)) escapes to heap
./g07_maps.go:9:6: append escapes to heap
