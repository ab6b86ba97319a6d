# command-line-arguments
./h19_strings.go:10:6: can inline upper[go.shape.string]
./h19_strings.go:10:6: can inline upper[go.shape.[]uint8]
./h19_strings.go:31:6: can inline count[go.shape.string]
./h19_strings.go:31:6: can inline count[go.shape.[]uint8]
./h19_strings.go:40:6: can inline runes[go.shape.string]
./h19_strings.go:42:6: can inline add[go.shape.string]
./h19_strings.go:44:6: can inline table[go.shape.string]
./h19_strings.go:44:6: can inline table[string]
./h19_strings.go:42:6: can inline add[main.id]
./h19_strings.go:42:6: can inline add[string]
./h19_strings.go:40:6: can inline runes[main.id]
./h19_strings.go:31:6: can inline count[[]uint8]
./h19_strings.go:31:6: can inline count[string]
./h19_strings.go:20:6: can inline join[main.id]
./h19_strings.go:10:6: can inline upper[main.id]
./h19_strings.go:10:6: can inline upper[[]uint8]
./h19_strings.go:10:6: can inline upper[string]
./h19_strings.go:24:17: inlining call to strings.(*Builder).WriteString
./h19_strings.go:26:16: inlining call to strings.(*Builder).WriteString
./h19_strings.go:28:17: inlining call to strings.(*Builder).String
./h19_strings.go:24:17: inlining call to strings.(*Builder).copyCheck
./h19_strings.go:26:16: inlining call to strings.(*Builder).copyCheck
./h19_strings.go:24:17: inlining call to abi.NoEscape
./h19_strings.go:26:16: inlining call to abi.NoEscape
./h19_strings.go:53:15: inlining call to upper[go.shape.string]
./h19_strings.go:53:29: inlining call to upper[go.shape.[]uint8]
./h19_strings.go:53:49: inlining call to upper[go.shape.string]
./h19_strings.go:54:15: inlining call to count[go.shape.string]
./h19_strings.go:54:37: inlining call to count[go.shape.[]uint8]
./h19_strings.go:54:66: inlining call to runes[go.shape.string]
./h19_strings.go:55:13: inlining call to add[go.shape.string]
./h19_strings.go:55:28: inlining call to add[go.shape.string]
./h19_strings.go:55:49: inlining call to table[go.shape.string]
./h19_strings.go:44:6: inlining call to table[go.shape.string]
./h19_strings.go:42:6: inlining call to add[go.shape.string]
./h19_strings.go:42:6: inlining call to add[go.shape.string]
./h19_strings.go:40:6: inlining call to runes[go.shape.string]
./h19_strings.go:31:6: inlining call to count[go.shape.[]uint8]
./h19_strings.go:31:6: inlining call to count[go.shape.string]
./h19_strings.go:10:6: inlining call to upper[go.shape.string]
./h19_strings.go:10:6: inlining call to upper[go.shape.[]uint8]
./h19_strings.go:10:6: inlining call to upper[go.shape.string]
./h19_strings.go:24:17: "strings: illegal use of non-zero Builder copied by value" escapes to heap
./h19_strings.go:24:17: append escapes to heap
./h19_strings.go:26:16: "strings: illegal use of non-zero Builder copied by value" escapes to heap
./h19_strings.go:26:16: append escapes to heap
./h19_strings.go:53:15: ([]byte)(x) does not escape
./h19_strings.go:53:15: string(out) does not escape
./h19_strings.go:53:37: ([]byte)("x") does not escape
./h19_strings.go:53:29: string(out) does not escape
./h19_strings.go:53:49: ([]byte)(x) does not escape
./h19_strings.go:53:49: string(out) does not escape
./h19_strings.go:53:65: ... argument does not escape
./h19_strings.go:54:45: ([]byte)("b") does not escape
./h19_strings.go:54:45: zero-copy string->[]byte conversion
./h19_strings.go:54:66: ([]rune)(x) does not escape
./h19_strings.go:55:13: a + b does not escape
./h19_strings.go:55:28: a + b does not escape
./h19_strings.go:55:49: ... argument does not escape
./h19_strings.go:55:49: map[go.shape.string]int{} does not escape
./h19_strings.go:55:49: x + go.shape.string("!") escapes to heap
./h19_strings.go:45:16: map[go.shape.string]int{} escapes to heap
./h19_strings.go:47:6: x + go.shape.string("!") escapes to heap
./h19_strings.go:44:6: map[go.shape.string]int{} escapes to heap
./h19_strings.go:44:6: x + go.shape.string("!") escapes to heap
./h19_strings.go:42:6: a + b escapes to heap
./h19_strings.go:42:42: a + b escapes to heap
./h19_strings.go:42:6: a + b escapes to heap
./h19_strings.go:40:51: ([]rune)(x) escapes to heap
./h19_strings.go:40:6: ([]rune)(x) escapes to heap
./h19_strings.go:10:6: ([]byte)(x) does not escape
./h19_strings.go:10:6: string(out) escapes to heap
./h19_strings.go:17:16: string(out) escapes to heap
./h19_strings.go:10:6: string(out) escapes to heap
./h19_strings.go:11:16: ([]byte)(x) does not escape
./h19_strings.go:17:16: string(out) escapes to heap
./h19_strings.go:10:6: ([]byte)(x) does not escape
./h19_strings.go:10:6: string(out) escapes to heap
