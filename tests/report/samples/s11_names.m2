# command-line-arguments
./s11_names.go:16:6: can inline (*ref[go.shape.struct { main.node = main.node[int]; main.alias = *main.node[int]; main.n int "key:\"n\"" }]).load with cost 3 as: method(*ref[go.shape.struct { main.node = main.node[int]; main.alias = *main.node[int]; main.n int "key:\"n\"" }]) func(*[2]uintptr) *go.shape.struct { main.node = main.node[int]; main.alias = *main.node[int]; main.n int "key:\"n\"" } { return r.p }
./s11_names.go:16:6: can inline (*ref[go.shape.struct { main.node = main.node[int] }]).load with cost 3 as: method(*ref[go.shape.struct { main.node = main.node[int] }]) func(*[2]uintptr) *go.shape.struct { main.node = main.node[int] } { return r.p }
./s11_names.go:16:6: can inline (*ref[go.shape.struct { main.node = main.node[string]; main.next *main.local·1 }]).load with cost 3 as: method(*ref[go.shape.struct { main.node = main.node[string]; main.next *main.local·1 }]) func(*[2]uintptr) *go.shape.struct { main.node = main.node[string]; main.next *main.local·1 } { return r.p }
./s11_names.go:16:6: can inline (*ref[go.shape.func(int, ...string) (chan<- error, []map[string]interface {})]).load with cost 3 as: method(*ref[go.shape.func(int, ...string) (chan<- error, []map[string]interface {})]) func(*[2]uintptr) *go.shape.func(int, ...string) (chan<- error, []map[string]interface {}) { return r.p }
./s11_names.go:18:6: can inline keep[go.shape.string,go.shape.*uint8] with cost 5 as: func(*[4]uintptr, go.shape.string, go.shape.*uint8) map[go.shape.string]go.shape.*uint8 { return map[go.shape.string]go.shape.*uint8{...} }
./s11_names.go:18:6: can inline keep[go.shape.[2]int,go.shape.interface { M() }] with cost 5 as: func(*[4]uintptr, go.shape.[2]int, go.shape.interface { M() }) map[go.shape.[2]int]go.shape.interface { M() } { return map[go.shape.[2]int]go.shape.interface { M() }{...} }
./s11_names.go:20:6: cannot inline main: function too complex: cost 83 exceeds budget 80
./s11_names.go:18:6: can inline keep[[2]int,interface { M() }] with cost 12 as: func([2]int, interface { M() }) map[[2]int]interface { M() } { return keep[go.shape.[2]int,go.shape.interface { M() }](&.dict.keep[[2]int,interface { M() }], k, v) }
./s11_names.go:18:6: can inline keep[string,*main.ref[main.wrap[int]]] with cost 12 as: func(string, *ref[main.wrap[int]]) map[string]*ref[main.wrap[int]] { return keep[go.shape.string,go.shape.*uint8](&.dict.keep[string,*main.ref[main.wrap[int]]], k, v) }
./s11_names.go:16:6: can inline (*ref[func(int, ...string) (chan<- error, []map[string]interface {})]).load with cost 8 as: method(*ref[func(int, ...string) (chan<- error, []map[string]interface {})]) func() *func(int, ...string) (chan<- error, []map[string]any) { return (*ref[go.shape.func(int, ...string) (chan<- error, []map[string]interface {})]).load(r, &.dict.ref[func(int, ...string) (chan<- error, []map[string]interface {})]) }
./s11_names.go:16:6: can inline (*ref[main.local·1]).load with cost 8 as: method(*ref[main.local·1]) func() *local { return (*ref[go.shape.struct { main.node = main.node[string]; main.next *main.local·1 }]).load(r, &.dict.ref[main.local·1]) }
./s11_names.go:16:6: can inline (*ref[struct { main.node = main.node[int] }]).load with cost 8 as: method(*ref[struct { main.node = main.node[int] }]) func() *struct { node[int] } { return (*ref[go.shape.struct { main.node = main.node[int] }]).load(r, &.dict.ref[struct { main.node = main.node[int] }]) }
./s11_names.go:16:6: can inline (*ref[main.wrap[int]]).load with cost 8 as: method(*ref[main.wrap[int]]) func() *wrap[int] { return (*ref[go.shape.struct { main.node = main.node[int]; main.alias = *main.node[int]; main.n int "key:\"n\"" }]).load(r, &.dict.ref[main.wrap[int]]) }
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
./s11_names.go:25:6: a escapes to heap in main:
./s11_names.go:25:6:   flow: v ← &a:
./s11_names.go:25:6:     from &a (address-of) at ./s11_names.go:30:24
./s11_names.go:25:6:     from .dict, k, v := &.dict.keep[string,*main.ref[main.wrap[int]]], "a", &a (assign-pair) at ./s11_names.go:30:18
./s11_names.go:25:6:   flow: {heap} ← v:
./s11_names.go:25:6:     from map[go.shape.string]go.shape.*uint8{...} (map literal value) at ./s11_names.go:30:18
./s11_names.go:25:6: moved to heap: a
./s11_names.go:30:18: map[go.shape.string]go.shape.*uint8{...} does not escape
./s11_names.go:30:38: map[go.shape.[2]int]go.shape.interface { M() }{...} does not escape
./s11_names.go:18:37: parameter v leaks to {heap} for keep[go.shape.[2]int,go.shape.interface { M() }] with derefs=0:
./s11_names.go:18:37:   flow: {heap} ← v:
./s11_names.go:18:37:     from map[go.shape.[2]int]go.shape.interface { M() }{...} (map literal value) at ./s11_names.go:18:66
./s11_names.go:18:66: map[go.shape.[2]int]go.shape.interface { M() }{...} escapes to heap in keep[go.shape.[2]int,go.shape.interface { M() }]:
./s11_names.go:18:66:   flow: ~r0 ← &{storage for map[go.shape.[2]int]go.shape.interface { M() }{...}}:
./s11_names.go:18:66:     from map[go.shape.[2]int]go.shape.interface { M() }{...} (spill) at ./s11_names.go:18:66
./s11_names.go:18:66:     from return map[go.shape.[2]int]go.shape.interface { M() }{...} (return) at ./s11_names.go:18:52
./s11_names.go:18:66: map[go.shape.[2]int]go.shape.interface { M() }{...} escapes to heap
./s11_names.go:18:37: parameter v leaks to {heap} for keep[[2]int,interface { M() }] with derefs=0:
./s11_names.go:18:37:   flow: v ← v:
./s11_names.go:18:37:     from .dict, k, v := &.dict.keep[[2]int,interface { M() }], k, v (assign-pair) at ./s11_names.go:18:6
./s11_names.go:18:37:   flow: {heap} ← v:
./s11_names.go:18:37:     from map[go.shape.[2]int]go.shape.interface { M() }{...} (map literal value) at ./s11_names.go:18:6
./s11_names.go:18:6: map[go.shape.[2]int]go.shape.interface { M() }{...} escapes to heap in keep[[2]int,interface { M() }]:
./s11_names.go:18:6:   flow: ~r0 ← &{storage for map[go.shape.[2]int]go.shape.interface { M() }{...}}:
./s11_names.go:18:6:     from map[go.shape.[2]int]go.shape.interface { M() }{...} (spill) at ./s11_names.go:18:6
./s11_names.go:18:6:     from ~r0 = map[go.shape.[2]int]go.shape.interface { M() }{...} (assign-pair) at ./s11_names.go:18:6
./s11_names.go:18:6:   flow: ~r0 ← ~r0:
./s11_names.go:18:6:     from return ~r0 (return) at ./s11_names.go:18:6
./s11_names.go:18:6: map[go.shape.[2]int]go.shape.interface { M() }{...} escapes to heap
./s11_names.go:18:32: parameter k leaks to {heap} for keep[go.shape.string,go.shape.*uint8] with derefs=0:
./s11_names.go:18:32:   flow: {heap} ← k:
./s11_names.go:18:32:     from map[go.shape.string]go.shape.*uint8{...} (map literal key) at ./s11_names.go:18:66
./s11_names.go:18:37: parameter v leaks to {heap} for keep[go.shape.string,go.shape.*uint8] with derefs=0:
./s11_names.go:18:37:   flow: {heap} ← v:
./s11_names.go:18:37:     from map[go.shape.string]go.shape.*uint8{...} (map literal value) at ./s11_names.go:18:66
./s11_names.go:18:66: map[go.shape.string]go.shape.*uint8{...} escapes to heap in keep[go.shape.string,go.shape.*uint8]:
./s11_names.go:18:66:   flow: ~r0 ← &{storage for map[go.shape.string]go.shape.*uint8{...}}:
./s11_names.go:18:66:     from map[go.shape.string]go.shape.*uint8{...} (spill) at ./s11_names.go:18:66
./s11_names.go:18:66:     from return map[go.shape.string]go.shape.*uint8{...} (return) at ./s11_names.go:18:52
./s11_names.go:18:66: map[go.shape.string]go.shape.*uint8{...} escapes to heap
./s11_names.go:18:32: parameter k leaks to {heap} for keep[string,*main.ref[main.wrap[int]]] with derefs=0:
./s11_names.go:18:32:   flow: k ← k:
./s11_names.go:18:32:     from .dict, k, v := &.dict.keep[string,*main.ref[main.wrap[int]]], k, v (assign-pair) at ./s11_names.go:18:6
./s11_names.go:18:32:   flow: {heap} ← k:
./s11_names.go:18:32:     from map[go.shape.string]go.shape.*uint8{...} (map literal key) at ./s11_names.go:18:6
./s11_names.go:18:37: parameter v leaks to {heap} for keep[string,*main.ref[main.wrap[int]]] with derefs=0:
./s11_names.go:18:37:   flow: v ← v:
./s11_names.go:18:37:     from .dict, k, v := &.dict.keep[string,*main.ref[main.wrap[int]]], k, v (assign-pair) at ./s11_names.go:18:6
./s11_names.go:18:37:   flow: {heap} ← v:
./s11_names.go:18:37:     from map[go.shape.string]go.shape.*uint8{...} (map literal value) at ./s11_names.go:18:6
./s11_names.go:18:6: map[go.shape.string]go.shape.*uint8{...} escapes to heap in keep[string,*main.ref[main.wrap[int]]]:
./s11_names.go:18:6:   flow: ~r0 ← &{storage for map[go.shape.string]go.shape.*uint8{...}}:
./s11_names.go:18:6:     from map[go.shape.string]go.shape.*uint8{...} (spill) at ./s11_names.go:18:6
./s11_names.go:18:6:     from ~r0 = map[go.shape.string]go.shape.*uint8{...} (assign-pair) at ./s11_names.go:18:6
./s11_names.go:18:6:   flow: ~r0 ← ~r0:
./s11_names.go:18:6:     from return ~r0 (return) at ./s11_names.go:18:6
./s11_names.go:18:6: map[go.shape.string]go.shape.*uint8{...} escapes to heap
./s11_names.go:16:7: parameter r leaks to ~r0 for (*ref[go.shape.func(int, ...string) (chan<- error, []map[string]interface {})]).load with derefs=1:
./s11_names.go:16:7:   flow: ~r0 ← *r:
./s11_names.go:16:7:     from r.p (dot of pointer) at ./s11_names.go:16:38
./s11_names.go:16:7:     from return r.p (return) at ./s11_names.go:16:30
./s11_names.go:16:7: parameter r leaks to ~r0 for (*ref[go.shape.struct { main.node = main.node[string]; main.next *main.local·1 }]).load with derefs=1:
./s11_names.go:16:7:   flow: ~r0 ← *r:
./s11_names.go:16:7:     from r.p (dot of pointer) at ./s11_names.go:16:38
./s11_names.go:16:7:     from return r.p (return) at ./s11_names.go:16:30
./s11_names.go:16:7: parameter r leaks to ~r0 for (*ref[go.shape.struct { main.node = main.node[int] }]).load with derefs=1:
./s11_names.go:16:7:   flow: ~r0 ← *r:
./s11_names.go:16:7:     from r.p (dot of pointer) at ./s11_names.go:16:38
./s11_names.go:16:7:     from return r.p (return) at ./s11_names.go:16:30
./s11_names.go:16:7: parameter r leaks to ~r0 for (*ref[go.shape.struct { main.node = main.node[int]; main.alias = *main.node[int]; main.n int "key:\"n\"" }]).load with derefs=1:
./s11_names.go:16:7:   flow: ~r0 ← *r:
./s11_names.go:16:7:     from r.p (dot of pointer) at ./s11_names.go:16:38
./s11_names.go:16:7:     from return r.p (return) at ./s11_names.go:16:30
./s11_names.go:16:7: parameter r leaks to ~r0 for (*ref[func(int, ...string) (chan<- error, []map[string]interface {})]).load with derefs=1:
./s11_names.go:16:7:   flow: r ← r:
./s11_names.go:16:7:     from r, .dict := r, &.dict.ref[func(int, ...string) (chan<- error, []map[string]interface {})] (assign-pair) at ./s11_names.go:16:6
./s11_names.go:16:7:   flow: ~r0 ← *r:
./s11_names.go:16:7:     from r.p (dot of pointer) at ./s11_names.go:16:6
./s11_names.go:16:7:     from ~r0 = r.p (assign-pair) at ./s11_names.go:16:6
./s11_names.go:16:7:   flow: ~r0 ← ~r0:
./s11_names.go:16:7:     from return ~r0 (return) at ./s11_names.go:16:6
./s11_names.go:16:7: parameter r leaks to ~r0 for (*ref[main.local·1]).load with derefs=1:
./s11_names.go:16:7:   flow: r ← r:
./s11_names.go:16:7:     from r, .dict := r, &.dict.ref[main.local·1] (assign-pair) at ./s11_names.go:16:6
./s11_names.go:16:7:   flow: ~r0 ← *r:
./s11_names.go:16:7:     from r.p (dot of pointer) at ./s11_names.go:16:6
./s11_names.go:16:7:     from ~r0 = r.p (assign-pair) at ./s11_names.go:16:6
./s11_names.go:16:7:   flow: ~r0 ← ~r0:
./s11_names.go:16:7:     from return ~r0 (return) at ./s11_names.go:16:6
./s11_names.go:16:7: parameter r leaks to ~r0 for (*ref[struct { main.node = main.node[int] }]).load with derefs=1:
./s11_names.go:16:7:   flow: r ← r:
./s11_names.go:16:7:     from r, .dict := r, &.dict.ref[struct { main.node = main.node[int] }] (assign-pair) at ./s11_names.go:16:6
./s11_names.go:16:7:   flow: ~r0 ← *r:
./s11_names.go:16:7:     from r.p (dot of pointer) at ./s11_names.go:16:6
./s11_names.go:16:7:     from ~r0 = r.p (assign-pair) at ./s11_names.go:16:6
./s11_names.go:16:7:   flow: ~r0 ← ~r0:
./s11_names.go:16:7:     from return ~r0 (return) at ./s11_names.go:16:6
./s11_names.go:16:7: parameter r leaks to ~r0 for (*ref[main.wrap[int]]).load with derefs=1:
./s11_names.go:16:7:   flow: r ← r:
./s11_names.go:16:7:     from r, .dict := r, &.dict.ref[main.wrap[int]] (assign-pair) at ./s11_names.go:16:6
./s11_names.go:16:7:   flow: ~r0 ← *r:
./s11_names.go:16:7:     from r.p (dot of pointer) at ./s11_names.go:16:6
./s11_names.go:16:7:     from ~r0 = r.p (assign-pair) at ./s11_names.go:16:6
./s11_names.go:16:7:   flow: ~r0 ← ~r0:
./s11_names.go:16:7:     from return ~r0 (return) at ./s11_names.go:16:6
<autogenerated>:1: parameter ~p0 leaks to {heap} for interface { M() }.M with derefs=0:
<autogenerated>:1:   flow: {heap} ← ~p0:
<autogenerated>:1:     from ~p0.M() (call parameter) at <autogenerated>:1
<autogenerated>:1: parameter go.shape.~p0 leaks to {heap} for interface { M() }.M with derefs=0:
<autogenerated>:1:   flow: {heap} ← go.shape.~p0:
<autogenerated>:1:     from go.shape.~p0.M() (call parameter) at <autogenerated>:1
