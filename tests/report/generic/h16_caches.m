# command-line-arguments
./h16_caches.go:17:6: can inline create[go.shape.string,go.shape.*uint8]
./h16_caches.go:23:6: can inline (*cache[go.shape.string,go.shape.*uint8]).unlink
./h16_caches.go:25:6: can inline (*cache[go.shape.string,go.shape.*uint8]).touch
./h16_caches.go:31:6: can inline (*cache[go.shape.string,go.shape.*uint8]).get
./h16_caches.go:57:17: can inline main.func1
./h16_caches.go:17:6: can inline create[string,*int]
./h16_caches.go:41:6: can inline (*cache[string,*int]).put
./h16_caches.go:25:6: can inline (*cache[string,*int]).touch
./h16_caches.go:23:6: can inline (*cache[string,*int]).unlink
./h16_caches.go:44:11: inlining call to (*cache[go.shape.string,go.shape.*uint8]).unlink
./h16_caches.go:52:9: inlining call to (*cache[go.shape.string,go.shape.*uint8]).touch
./h16_caches.go:36:10: inlining call to (*cache[go.shape.string,go.shape.*uint8]).unlink
./h16_caches.go:37:9: inlining call to (*cache[go.shape.string,go.shape.*uint8]).touch
./h16_caches.go:57:13: inlining call to create[go.shape.string,go.shape.*uint8]
./h16_caches.go:61:8: inlining call to (*cache[go.shape.string,go.shape.*uint8]).get
./h16_caches.go:63:16: inlining call to (*cache[go.shape.string,go.shape.*uint8]).get
./h16_caches.go:64:15: inlining call to (*cache[go.shape.string,go.shape.*uint8]).get
./h16_caches.go:61:8: inlining call to (*cache[go.shape.string,go.shape.*uint8]).unlink
./h16_caches.go:61:8: inlining call to (*cache[go.shape.string,go.shape.*uint8]).touch
./h16_caches.go:63:16: inlining call to (*cache[go.shape.string,go.shape.*uint8]).unlink
./h16_caches.go:63:16: inlining call to (*cache[go.shape.string,go.shape.*uint8]).touch
./h16_caches.go:64:15: inlining call to (*cache[go.shape.string,go.shape.*uint8]).unlink
./h16_caches.go:64:15: inlining call to (*cache[go.shape.string,go.shape.*uint8]).touch
./h16_caches.go:17:6: inlining call to create[go.shape.string,go.shape.*uint8]
./h16_caches.go:31:6: inlining call to (*cache[go.shape.string,go.shape.*uint8]).get
./h16_caches.go:31:6: inlining call to (*cache[go.shape.string,go.shape.*uint8]).unlink
./h16_caches.go:31:6: inlining call to (*cache[go.shape.string,go.shape.*uint8]).touch
./h16_caches.go:25:6: inlining call to (*cache[go.shape.string,go.shape.*uint8]).touch
./h16_caches.go:23:6: inlining call to (*cache[go.shape.string,go.shape.*uint8]).unlink
./h16_caches.go:50:7: &entry[go.shape.string,go.shape.*uint8]{...} escapes to heap
./h16_caches.go:57:22: leaking param: k
./h16_caches.go:57:32: v does not escape
./h16_caches.go:56:2: moved to heap: lost
./h16_caches.go:59:3: moved to heap: n
./h16_caches.go:57:17: func literal escapes to heap
./h16_caches.go:57:13: &cache[go.shape.string,go.shape.*uint8]{...} escapes to heap
./h16_caches.go:57:13: make(map[go.shape.string]*entry[go.shape.string,go.shape.*uint8]) escapes to heap
./h16_caches.go:58:28: []string{...} does not escape
./h16_caches.go:18:7: &cache[go.shape.string,go.shape.*uint8]{...} escapes to heap
./h16_caches.go:18:45: make(map[go.shape.string]*entry[go.shape.string,go.shape.*uint8]) escapes to heap
./h16_caches.go:17:6: &cache[go.shape.string,go.shape.*uint8]{...} escapes to heap
./h16_caches.go:17:6: make(map[go.shape.string]*entry[go.shape.string,go.shape.*uint8]) escapes to heap
