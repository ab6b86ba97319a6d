# command-line-arguments
./h15_pipelines.go:59:12: can inline main.func1
./h15_pipelines.go:4:6: can inline mapped[go.shape.int,go.shape.string]
./h15_pipelines.go:4:6: can inline mapped[int,string]
./h15_pipelines.go:61:35: can inline main.func2
./h15_pipelines.go:21:6: can inline reduced[go.shape.int,go.shape.int]
./h15_pipelines.go:12:6: can inline filtered[go.shape.int]
./h15_pipelines.go:4:6: can inline mapped[go.shape.int,go.shape.int]
./h15_pipelines.go:62:58: can inline main.func3
./h15_pipelines.go:63:3: can inline main.func4
./h15_pipelines.go:28:6: can inline inPlace[go.shape.int]
./h15_pipelines.go:64:55: can inline main.func5
./h15_pipelines.go:38:6: can inline zipped[go.shape.string,go.shape.int]
./h15_pipelines.go:51:6: can inline flat[go.shape.uint8]
./h15_pipelines.go:51:6: can inline flat[uint8]
./h15_pipelines.go:38:6: can inline zipped[string,int]
./h15_pipelines.go:28:6: can inline inPlace[int]
./h15_pipelines.go:4:6: can inline mapped[int,int]
./h15_pipelines.go:12:6: can inline filtered[int]
./h15_pipelines.go:21:6: can inline reduced[int,int]
./h15_pipelines.go:4:6: inlining call to mapped[go.shape.int,go.shape.string]
./h15_pipelines.go:61:18: inlining call to mapped[int,string]
./h15_pipelines.go:62:32: inlining call to mapped[go.shape.int,go.shape.int]
./h15_pipelines.go:62:25: inlining call to filtered[go.shape.int]
./h15_pipelines.go:62:16: inlining call to reduced[go.shape.int,go.shape.int]
./h15_pipelines.go:64:38: inlining call to inPlace[go.shape.int]
./h15_pipelines.go:65:16: inlining call to zipped[go.shape.string,go.shape.int]
./h15_pipelines.go:65:53: inlining call to flat[go.shape.uint8]
./h15_pipelines.go:61:18: inlining call to mapped[go.shape.int,go.shape.string]
./h15_pipelines.go:62:32: inlining call to main.func1
./h15_pipelines.go:62:25: inlining call to main.func3
./h15_pipelines.go:62:16: inlining call to main.func4
./h15_pipelines.go:64:38: inlining call to main.func5
./h15_pipelines.go:61:18: inlining call to main.func2
./h15_pipelines.go:51:6: inlining call to flat[go.shape.uint8]
./h15_pipelines.go:38:6: inlining call to zipped[go.shape.string,go.shape.int]
./h15_pipelines.go:28:6: inlining call to inPlace[go.shape.int]
./h15_pipelines.go:4:6: inlining call to mapped[go.shape.int,go.shape.int]
./h15_pipelines.go:12:6: inlining call to filtered[go.shape.int]
./h15_pipelines.go:21:6: inlining call to reduced[go.shape.int,go.shape.int]
./h15_pipelines.go:61:24: []int{...} does not escape
./h15_pipelines.go:61:18: make([]go.shape.string, 0, 3) does not escape
./h15_pipelines.go:61:18: string(rune(97 + i)) escapes to heap
./h15_pipelines.go:61:18: append does not escape
./h15_pipelines.go:62:38: []int{...} does not escape
./h15_pipelines.go:62:32: make([]go.shape.int, 0, 3) does not escape
./h15_pipelines.go:62:32: append does not escape
./h15_pipelines.go:62:25: append does not escape
./h15_pipelines.go:64:44: []int{...} does not escape
./h15_pipelines.go:64:38: append does not escape
./h15_pipelines.go:65:31: []int{...} does not escape
./h15_pipelines.go:65:16: append does not escape
./h15_pipelines.go:65:53: ... argument does not escape
./h15_pipelines.go:65:61: ([]byte)("ab") does not escape
./h15_pipelines.go:65:61: zero-copy string->[]byte conversion
./h15_pipelines.go:65:75: ([]byte)("c") does not escape
./h15_pipelines.go:65:75: zero-copy string->[]byte conversion
./h15_pipelines.go:65:53: append does not escape
./h15_pipelines.go:61:74: string(rune(97 + i)) escapes to heap
./h15_pipelines.go:64:60: p does not escape
./h15_pipelines.go:53:15: append escapes to heap
./h15_pipelines.go:51:6: append escapes to heap
./h15_pipelines.go:43:15: append escapes to heap
./h15_pipelines.go:38:6: append escapes to heap
./h15_pipelines.go:32:17: append escapes to heap
./h15_pipelines.go:28:6: append escapes to heap
./h15_pipelines.go:5:13: make([]go.shape.int, 0, len(xs)) escapes to heap
./h15_pipelines.go:7:15: append escapes to heap
./h15_pipelines.go:4:6: make([]go.shape.int, 0, len(xs)) escapes to heap
./h15_pipelines.go:4:6: append escapes to heap
./h15_pipelines.go:15:16: append escapes to heap
./h15_pipelines.go:12:6: append escapes to heap
./h15_pipelines.go:5:13: make([]go.shape.string, 0, len(xs)) escapes to heap
./h15_pipelines.go:7:15: append escapes to heap
./h15_pipelines.go:4:6: make([]go.shape.string, 0, len(xs)) escapes to heap
./h15_pipelines.go:4:6: append escapes to heap
