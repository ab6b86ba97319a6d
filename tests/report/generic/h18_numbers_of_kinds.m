# command-line-arguments
./h18_numbers_of_kinds.go:16:6: can inline wrap[go.shape.int]
./h18_numbers_of_kinds.go:20:6: can inline both[go.shape.int,go.shape.int]
./h18_numbers_of_kinds.go:16:6: can inline wrap[go.shape.*uint8]
./h18_numbers_of_kinds.go:20:6: can inline both[go.shape.*uint8,go.shape.*uint8]
./h18_numbers_of_kinds.go:14:6: can inline holder[go.shape.int].get
./h18_numbers_of_kinds.go:14:6: can inline holder[go.shape.*uint8].get
./h18_numbers_of_kinds.go:15:6: can inline (*holder[go.shape.*uint8]).ptr
./h18_numbers_of_kinds.go:14:6: can inline holder[go.shape.struct { main.v int }].get
./h18_numbers_of_kinds.go:16:6: can inline wrap[go.shape.struct { main.v go.shape.int }]
./h18_numbers_of_kinds.go:18:6: can inline nest[go.shape.int]
./h18_numbers_of_kinds.go:16:6: can inline wrap[go.shape.struct { main.v go.shape.string }]
./h18_numbers_of_kinds.go:16:6: can inline wrap[go.shape.string]
./h18_numbers_of_kinds.go:18:6: can inline nest[go.shape.string]
./h18_numbers_of_kinds.go:14:6: can inline holder[go.shape.struct { main.v *main.named }].get
./h18_numbers_of_kinds.go:16:6: can inline wrap[go.shape.struct { main.v go.shape.*uint8 }]
./h18_numbers_of_kinds.go:18:6: can inline nest[go.shape.*uint8]
./h18_numbers_of_kinds.go:22:6: can inline swap[go.shape.int,go.shape.string]
./h18_numbers_of_kinds.go:24:6: can inline size[go.shape.struct { main.name string }]
./h18_numbers_of_kinds.go:24:6: can inline size[go.shape.int]
./h18_numbers_of_kinds.go:26:6: can inline zero[go.shape.int]
./h18_numbers_of_kinds.go:26:6: can inline zero[go.shape.*uint8]
./h18_numbers_of_kinds.go:26:6: can inline zero[go.shape.[2]string]
./h18_numbers_of_kinds.go:15:6: can inline (*holder[go.shape.struct { main.v string }]).ptr
./h18_numbers_of_kinds.go:14:6: can inline holder[go.shape.struct { main.v string }].get
./h18_numbers_of_kinds.go:26:6: can inline zero[[2]string]
./h18_numbers_of_kinds.go:26:6: can inline zero[*int]
./h18_numbers_of_kinds.go:26:6: can inline zero[int]
./h18_numbers_of_kinds.go:24:6: can inline size[int]
./h18_numbers_of_kinds.go:24:6: can inline size[main.named]
./h18_numbers_of_kinds.go:22:6: can inline swap[int,string]
./h18_numbers_of_kinds.go:15:6: can inline (*holder[go.shape.struct { main.v *main.named }]).ptr
./h18_numbers_of_kinds.go:15:6: can inline (*holder[go.shape.struct { main.v go.shape.*uint8 }]).ptr
./h18_numbers_of_kinds.go:14:6: can inline holder[go.shape.struct { main.v go.shape.*uint8 }].get
./h18_numbers_of_kinds.go:18:6: can inline nest[*main.named]
./h18_numbers_of_kinds.go:15:6: can inline (*holder[main.holder[*main.named]]).ptr
./h18_numbers_of_kinds.go:14:6: can inline holder[main.holder[*main.named]].get
./h18_numbers_of_kinds.go:15:6: can inline (*holder[go.shape.struct { main.v go.shape.string }]).ptr
./h18_numbers_of_kinds.go:14:6: can inline holder[go.shape.struct { main.v go.shape.string }].get
./h18_numbers_of_kinds.go:15:6: can inline (*holder[go.shape.string]).ptr
./h18_numbers_of_kinds.go:14:6: can inline holder[go.shape.string].get
./h18_numbers_of_kinds.go:18:6: can inline nest[string]
./h18_numbers_of_kinds.go:15:6: can inline (*holder[main.holder[string]]).ptr
./h18_numbers_of_kinds.go:14:6: can inline holder[main.holder[string]].get
./h18_numbers_of_kinds.go:15:6: can inline (*holder[string]).ptr
./h18_numbers_of_kinds.go:14:6: can inline holder[string].get
./h18_numbers_of_kinds.go:15:6: can inline (*holder[go.shape.struct { main.v int }]).ptr
./h18_numbers_of_kinds.go:15:6: can inline (*holder[go.shape.struct { main.v go.shape.int }]).ptr
./h18_numbers_of_kinds.go:14:6: can inline holder[go.shape.struct { main.v go.shape.int }].get
./h18_numbers_of_kinds.go:18:6: can inline nest[int]
./h18_numbers_of_kinds.go:15:6: can inline (*holder[main.holder[int]]).ptr
./h18_numbers_of_kinds.go:14:6: can inline holder[main.holder[int]].get
./h18_numbers_of_kinds.go:15:6: can inline (*holder[go.shape.int]).ptr
./h18_numbers_of_kinds.go:15:6: can inline (*holder[int]).ptr
./h18_numbers_of_kinds.go:14:6: can inline holder[int].get
./h18_numbers_of_kinds.go:20:6: can inline both[*main.named,*main.other]
./h18_numbers_of_kinds.go:15:6: can inline (*holder[*main.other]).ptr
./h18_numbers_of_kinds.go:14:6: can inline holder[*main.other].get
./h18_numbers_of_kinds.go:15:6: can inline (*holder[*main.named]).ptr
./h18_numbers_of_kinds.go:14:6: can inline holder[*main.named].get
./h18_numbers_of_kinds.go:20:6: can inline both[main.meters,main.seconds]
./h18_numbers_of_kinds.go:15:6: can inline (*holder[main.seconds]).ptr
./h18_numbers_of_kinds.go:14:6: can inline holder[main.seconds].get
./h18_numbers_of_kinds.go:15:6: can inline (*holder[main.meters]).ptr
./h18_numbers_of_kinds.go:14:6: can inline holder[main.meters].get
./h18_numbers_of_kinds.go:20:68: inlining call to wrap[go.shape.int]
./h18_numbers_of_kinds.go:20:68: inlining call to wrap[go.shape.*uint8]
./h18_numbers_of_kinds.go:18:59: inlining call to wrap[go.shape.int]
./h18_numbers_of_kinds.go:18:54: inlining call to wrap[go.shape.struct { main.v go.shape.int }]
./h18_numbers_of_kinds.go:18:59: inlining call to wrap[go.shape.string]
./h18_numbers_of_kinds.go:18:54: inlining call to wrap[go.shape.struct { main.v go.shape.string }]
./h18_numbers_of_kinds.go:18:59: inlining call to wrap[go.shape.*uint8]
./h18_numbers_of_kinds.go:18:54: inlining call to wrap[go.shape.struct { main.v go.shape.*uint8 }]
./h18_numbers_of_kinds.go:29:14: inlining call to both[go.shape.int,go.shape.int]
./h18_numbers_of_kinds.go:30:14: inlining call to both[go.shape.*uint8,go.shape.*uint8]
./h18_numbers_of_kinds.go:31:15: inlining call to holder[go.shape.int].get
./h18_numbers_of_kinds.go:31:24: inlining call to holder[go.shape.int].get
./h18_numbers_of_kinds.go:31:33: inlining call to holder[go.shape.*uint8].get
./h18_numbers_of_kinds.go:31:49: inlining call to (*holder[go.shape.*uint8]).ptr
./h18_numbers_of_kinds.go:32:14: inlining call to nest[go.shape.int]
./h18_numbers_of_kinds.go:32:21: inlining call to holder[go.shape.struct { main.v int }].get
./h18_numbers_of_kinds.go:32:27: inlining call to holder[go.shape.int].get
./h18_numbers_of_kinds.go:32:35: inlining call to nest[go.shape.string]
./h18_numbers_of_kinds.go:32:50: inlining call to nest[go.shape.*uint8]
./h18_numbers_of_kinds.go:32:70: inlining call to holder[go.shape.struct { main.v *main.named }].get
./h18_numbers_of_kinds.go:32:76: inlining call to holder[go.shape.*uint8].get
./h18_numbers_of_kinds.go:33:14: inlining call to swap[go.shape.int,go.shape.string]
./h18_numbers_of_kinds.go:34:27: inlining call to size[go.shape.struct { main.name string }]
./h18_numbers_of_kinds.go:34:35: inlining call to size[go.shape.int]
./h18_numbers_of_kinds.go:34:52: inlining call to zero[go.shape.int]
./h18_numbers_of_kinds.go:34:66: inlining call to zero[go.shape.*uint8]
./h18_numbers_of_kinds.go:34:92: inlining call to zero[go.shape.[2]string]
./h18_numbers_of_kinds.go:29:14: inlining call to wrap[go.shape.int]
./h18_numbers_of_kinds.go:30:14: inlining call to wrap[go.shape.*uint8]
./h18_numbers_of_kinds.go:32:14: inlining call to wrap[go.shape.int]
./h18_numbers_of_kinds.go:32:14: inlining call to wrap[go.shape.struct { main.v go.shape.int }]
./h18_numbers_of_kinds.go:32:35: inlining call to wrap[go.shape.string]
./h18_numbers_of_kinds.go:32:35: inlining call to wrap[go.shape.struct { main.v go.shape.string }]
./h18_numbers_of_kinds.go:32:50: inlining call to wrap[go.shape.*uint8]
./h18_numbers_of_kinds.go:32:50: inlining call to wrap[go.shape.struct { main.v go.shape.*uint8 }]
./h18_numbers_of_kinds.go:26:6: inlining call to zero[go.shape.[2]string]
./h18_numbers_of_kinds.go:26:6: inlining call to zero[go.shape.*uint8]
./h18_numbers_of_kinds.go:26:6: inlining call to zero[go.shape.int]
./h18_numbers_of_kinds.go:24:6: inlining call to size[go.shape.int]
./h18_numbers_of_kinds.go:24:6: inlining call to size[go.shape.struct { main.name string }]
./h18_numbers_of_kinds.go:22:6: inlining call to swap[go.shape.int,go.shape.string]
./h18_numbers_of_kinds.go:18:6: inlining call to nest[go.shape.*uint8]
./h18_numbers_of_kinds.go:18:6: inlining call to wrap[go.shape.*uint8]
./h18_numbers_of_kinds.go:18:6: inlining call to wrap[go.shape.struct { main.v go.shape.*uint8 }]
./h18_numbers_of_kinds.go:15:6: inlining call to (*holder[go.shape.struct { main.v *main.named }]).ptr
./h18_numbers_of_kinds.go:14:6: inlining call to holder[go.shape.struct { main.v *main.named }].get
./h18_numbers_of_kinds.go:18:6: inlining call to nest[go.shape.string]
./h18_numbers_of_kinds.go:18:6: inlining call to wrap[go.shape.string]
./h18_numbers_of_kinds.go:18:6: inlining call to wrap[go.shape.struct { main.v go.shape.string }]
./h18_numbers_of_kinds.go:15:6: inlining call to (*holder[go.shape.struct { main.v string }]).ptr
./h18_numbers_of_kinds.go:14:6: inlining call to holder[go.shape.struct { main.v string }].get
./h18_numbers_of_kinds.go:15:6: inlining call to (*holder[go.shape.string]).ptr
./h18_numbers_of_kinds.go:14:6: inlining call to holder[go.shape.string].get
./h18_numbers_of_kinds.go:18:6: inlining call to nest[go.shape.int]
./h18_numbers_of_kinds.go:18:6: inlining call to wrap[go.shape.int]
./h18_numbers_of_kinds.go:18:6: inlining call to wrap[go.shape.struct { main.v go.shape.int }]
./h18_numbers_of_kinds.go:15:6: inlining call to (*holder[go.shape.struct { main.v int }]).ptr
./h18_numbers_of_kinds.go:14:6: inlining call to holder[go.shape.struct { main.v int }].get
./h18_numbers_of_kinds.go:15:6: inlining call to (*holder[go.shape.int]).ptr
./h18_numbers_of_kinds.go:14:6: inlining call to holder[go.shape.int].get
./h18_numbers_of_kinds.go:20:6: inlining call to both[go.shape.*uint8,go.shape.*uint8]
./h18_numbers_of_kinds.go:20:6: inlining call to wrap[go.shape.*uint8]
./h18_numbers_of_kinds.go:15:6: inlining call to (*holder[go.shape.*uint8]).ptr
./h18_numbers_of_kinds.go:14:6: inlining call to holder[go.shape.*uint8].get
./h18_numbers_of_kinds.go:15:6: inlining call to (*holder[go.shape.*uint8]).ptr
./h18_numbers_of_kinds.go:14:6: inlining call to holder[go.shape.*uint8].get
./h18_numbers_of_kinds.go:20:6: inlining call to both[go.shape.int,go.shape.int]
./h18_numbers_of_kinds.go:20:6: inlining call to wrap[go.shape.int]
./h18_numbers_of_kinds.go:15:6: inlining call to (*holder[go.shape.int]).ptr
./h18_numbers_of_kinds.go:14:6: inlining call to holder[go.shape.int].get
./h18_numbers_of_kinds.go:15:6: inlining call to (*holder[go.shape.int]).ptr
./h18_numbers_of_kinds.go:14:6: inlining call to holder[go.shape.int].get
<autogenerated>:1: inlining call to holder[main.meters].get
<autogenerated>:1: inlining call to holder[go.shape.int].get
<autogenerated>:1: inlining call to holder[main.seconds].get
<autogenerated>:1: inlining call to holder[go.shape.int].get
<autogenerated>:1: inlining call to holder[go.shape.int].get
<autogenerated>:1: inlining call to holder[*main.named].get
<autogenerated>:1: inlining call to holder[go.shape.*uint8].get
<autogenerated>:1: inlining call to holder[*main.other].get
<autogenerated>:1: inlining call to holder[go.shape.*uint8].get
<autogenerated>:1: inlining call to holder[go.shape.*uint8].get
<autogenerated>:1: inlining call to holder[int].get
<autogenerated>:1: inlining call to holder[go.shape.int].get
<autogenerated>:1: inlining call to holder[main.holder[int]].get
<autogenerated>:1: inlining call to holder[go.shape.struct { main.v int }].get
<autogenerated>:1: inlining call to holder[go.shape.struct { main.v go.shape.int }].get
<autogenerated>:1: inlining call to holder[go.shape.struct { main.v int }].get
<autogenerated>:1: inlining call to holder[string].get
<autogenerated>:1: inlining call to holder[go.shape.string].get
<autogenerated>:1: inlining call to holder[main.holder[string]].get
<autogenerated>:1: inlining call to holder[go.shape.struct { main.v string }].get
<autogenerated>:1: inlining call to holder[go.shape.string].get
<autogenerated>:1: inlining call to holder[go.shape.struct { main.v go.shape.string }].get
<autogenerated>:1: inlining call to holder[main.holder[*main.named]].get
<autogenerated>:1: inlining call to holder[go.shape.struct { main.v *main.named }].get
<autogenerated>:1: inlining call to holder[go.shape.struct { main.v go.shape.*uint8 }].get
<autogenerated>:1: inlining call to holder[go.shape.struct { main.v *main.named }].get
<autogenerated>:1: inlining call to holder[go.shape.struct { main.v string }].get
./h18_numbers_of_kinds.go:29:14: &holder[go.shape.int]{...} does not escape
./h18_numbers_of_kinds.go:30:15: &named{...} does not escape
./h18_numbers_of_kinds.go:30:28: &other{...} does not escape
./h18_numbers_of_kinds.go:30:14: &holder[go.shape.*uint8]{...} does not escape
./h18_numbers_of_kinds.go:32:51: &named{...} does not escape
./h18_numbers_of_kinds.go:34:35: ... argument does not escape
./h18_numbers_of_kinds.go:20:73: &holder[go.shape.*uint8]{...} escapes to heap
./h18_numbers_of_kinds.go:20:6: &holder[go.shape.*uint8]{...} escapes to heap
./h18_numbers_of_kinds.go:20:73: &holder[go.shape.int]{...} escapes to heap
./h18_numbers_of_kinds.go:20:6: &holder[go.shape.int]{...} escapes to heap
