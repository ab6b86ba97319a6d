# command-line-arguments
./s11_names.go:16:6: can inline (*ref[go.shape.struct { main.node = main.node[int]; main.alias = *main.node[int]; main.n int "key:\"n\"" }]).load
./s11_names.go:16:6: can inline (*ref[go.shape.struct { main.node = main.node[int] }]).load
./s11_names.go:16:6: can inline (*ref[go.shape.struct { main.node = main.node[string]; main.next *main.local·1 }]).load
./s11_names.go:16:6: can inline (*ref[go.shape.func(int, ...string) (chan<- error, []map[string]interface {})]).load
./s11_names.go:18:6: can inline keep[go.shape.string,go.shape.*uint8]
./s11_names.go:18:6: can inline keep[go.shape.[2]int,go.shape.interface { M() }]
./s11_names.go:18:6: can inline keep[[2]int,interface { M() }]
./s11_names.go:18:6: can inline keep[string,*main.ref[main.wrap[int]]]
./s11_names.go:16:6: can inline (*ref[func(int, ...string) (chan<- error, []map[string]interface {})]).load
./s11_names.go:16:6: can inline (*ref[main.local·1]).load
./s11_names.go:16:6: can inline (*ref[struct { main.node = main.node[int] }]).load
./s11_names.go:16:6: can inline (*ref[main.wrap[int]]).load
./s11_names.go:29:16: inlining call to (*ref[go.shape.struct { main.node = main.node[int]; main.alias = *main.node[int]; main.n int "key:\"n\"" }]).load
./s11_names.go:29:33: inlining call to (*ref[go.shape.struct { main.node = main.node[int] }]).load
./s11_names.go:29:50: inlining call to (*ref[go.shape.struct { main.node = main.node[string]; main.next *main.local·1 }]).load
./s11_names.go:29:67: inlining call to (*ref[go.shape.func(int, ...string) (chan<- error, []map[string]interface {})]).load
./s11_names.go:30:18: inlining call to keep[go.shape.string,go.shape.*uint8]
./s11_names.go:30:38: inlining call to keep[go.shape.[2]int,go.shape.interface { M() }]
./s11_names.go:18:6: inlining call to keep[go.shape.[2]int,go.shape.interface { M() }]
./s11_names.go:18:6: inlining call to keep[go.shape.string,go.shape.*uint8]
./s11_names.go:16:6: inlining call to (*ref[go.shape.func(int, ...string) (chan<- error, []map[string]interface {})]).load
./s11_names.go:16:6: inlining call to (*ref[go.shape.struct { main.node = main.node[string]; main.next *main.local·1 }]).load
./s11_names.go:16:6: inlining call to (*ref[go.shape.struct { main.node = main.node[int] }]).load
./s11_names.go:16:6: inlining call to (*ref[go.shape.struct { main.node = main.node[int]; main.alias = *main.node[int]; main.n int "key:\"n\"" }]).load
./s11_names.go:25:6: moved to heap: a
./s11_names.go:30:18: map[go.shape.string]go.shape.*uint8{...} does not escape
./s11_names.go:30:38: map[go.shape.[2]int]go.shape.interface { M() }{...} does not escape
./s11_names.go:18:66: map[go.shape.[2]int]go.shape.interface { M() }{...} escapes to heap
./s11_names.go:18:6: map[go.shape.[2]int]go.shape.interface { M() }{...} escapes to heap
./s11_names.go:18:66: map[go.shape.string]go.shape.*uint8{...} escapes to heap
./s11_names.go:18:6: map[go.shape.string]go.shape.*uint8{...} escapes to heap
