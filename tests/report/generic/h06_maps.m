# command-line-arguments
./h06_maps.go:9:6: can inline invert[go.shape.string,go.shape.int]
./h06_maps.go:17:6: can inline entries[go.shape.string,go.shape.int]
./h06_maps.go:48:6: can inline set[go.shape.int]
./h06_maps.go:25:6: can inline group[go.shape.int,go.shape.string]
./h06_maps.go:60:46: can inline main.func1
./h06_maps.go:34:6: can inline clone[go.shape.[]*int,go.shape.*uint8]
./h06_maps.go:40:6: can inline window[go.shape.uint8]
./h06_maps.go:40:6: can inline window[uint8]
./h06_maps.go:34:6: can inline clone[[]*int,*int]
./h06_maps.go:25:6: can inline group[int,string]
./h06_maps.go:48:6: can inline set[int]
./h06_maps.go:17:6: can inline entries[string,int]
./h06_maps.go:9:6: can inline invert[string,int]
./h06_maps.go:59:16: inlining call to invert[go.shape.string,go.shape.int]
./h06_maps.go:59:35: inlining call to entries[go.shape.string,go.shape.int]
./h06_maps.go:59:48: inlining call to set[go.shape.int]
./h06_maps.go:60:19: inlining call to group[go.shape.int,go.shape.string]
./h06_maps.go:61:15: inlining call to clone[go.shape.[]*int,go.shape.*uint8]
./h06_maps.go:61:55: inlining call to window[go.shape.uint8]
./h06_maps.go:60:19: inlining call to main.func1
./h06_maps.go:40:6: inlining call to window[go.shape.uint8]
./h06_maps.go:34:6: inlining call to clone[go.shape.[]*int,go.shape.*uint8]
./h06_maps.go:25:6: inlining call to group[go.shape.int,go.shape.string]
./h06_maps.go:48:6: inlining call to set[go.shape.int]
./h06_maps.go:17:6: inlining call to entries[go.shape.string,go.shape.int]
./h06_maps.go:9:6: inlining call to invert[go.shape.string,go.shape.int]
./h06_maps.go:58:21: map[string]int{...} does not escape
./h06_maps.go:59:16: make(map[go.shape.int]go.shape.string, len(m)) does not escape
./h06_maps.go:59:35: make([]pair[go.shape.string,go.shape.int], 0, len(m)) does not escape
./h06_maps.go:59:35: append does not escape
./h06_maps.go:59:48: ... argument does not escape
./h06_maps.go:59:48: make(map[go.shape.int]struct {}) does not escape
./h06_maps.go:60:28: []string{...} does not escape
./h06_maps.go:60:19: map[go.shape.int][]go.shape.string{} does not escape
./h06_maps.go:60:19: append escapes to heap
./h06_maps.go:61:22: []*int{...} does not escape
./h06_maps.go:61:26: new(int) escapes to heap
./h06_maps.go:61:15: make(go.shape.[]*int, 1) does not escape
./h06_maps.go:61:63: ([]byte)("abcd") escapes to heap
./h06_maps.go:61:55: append does not escape
./h06_maps.go:60:51: s does not escape
./h06_maps.go:43:15: append escapes to heap
./h06_maps.go:40:6: append escapes to heap
./h06_maps.go:35:13: make(go.shape.[]*int, len(s)) escapes to heap
./h06_maps.go:34:6: make(go.shape.[]*int, len(s)) escapes to heap
./h06_maps.go:26:21: map[go.shape.int][]go.shape.string{} escapes to heap
./h06_maps.go:29:21: append escapes to heap
./h06_maps.go:25:6: map[go.shape.int][]go.shape.string{} escapes to heap
./h06_maps.go:25:6: append escapes to heap
./h06_maps.go:49:11: make(map[go.shape.int]struct {}) escapes to heap
./h06_maps.go:48:6: make(map[go.shape.int]struct {}) escapes to heap
./h06_maps.go:18:13: make([]pair[go.shape.string,go.shape.int], 0, len(m)) escapes to heap
./h06_maps.go:20:15: append escapes to heap
./h06_maps.go:17:6: make([]pair[go.shape.string,go.shape.int], 0, len(m)) escapes to heap
./h06_maps.go:17:6: append escapes to heap
./h06_maps.go:10:13: make(map[go.shape.int]go.shape.string, len(m)) escapes to heap
./h06_maps.go:9:6: make(map[go.shape.int]go.shape.string, len(m)) escapes to heap
