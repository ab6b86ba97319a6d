# command-line-arguments
./s07_strings.go:24:6: can inline bytesOf
./s07_strings.go:31:6: can inline lookup
./s07_strings.go:33:6: can inline same
./s07_strings.go:35:6: can inline upper
./s07_strings.go:38:16: inlining call to strings.(*Builder).WriteByte
./s07_strings.go:40:19: inlining call to strings.(*Builder).String
./s07_strings.go:38:16: inlining call to strings.(*Builder).copyCheck
./s07_strings.go:38:16: inlining call to abi.NoEscape
./s07_strings.go:45:53: inlining call to bytesOf
./s07_strings.go:45:67: inlining call to lookup
./s07_strings.go:46:14: inlining call to same
./s07_strings.go:46:47: inlining call to upper
./s07_strings.go:46:47: inlining call to strings.(*Builder).WriteByte
./s07_strings.go:46:47: inlining call to strings.(*Builder).String
./s07_strings.go:46:47: inlining call to strings.(*Builder).copyCheck
./s07_strings.go:46:47: inlining call to abi.NoEscape
./s07_strings.go:10:22: mirror ignoring self-assignment in runes[i], runes[j] = runes[j], runes[i]
./s07_strings.go:10:22: mirror ignoring self-assignment in runes[i], runes[j] = runes[j], runes[i]
./s07_strings.go:7:13: s does not escape
./s07_strings.go:8:18: ([]rune)(s) does not escape
./s07_strings.go:12:16: string(runes) escapes to heap
./s07_strings.go:16:11: parts does not escape
./s07_strings.go:19:12: p + ";" escapes to heap
./s07_strings.go:24:14: s does not escape
./s07_strings.go:25:27: ([]byte)(s) does not escape
./s07_strings.go:25:27: zero-copy string->[]byte conversion
./s07_strings.go:31:13: table does not escape
./s07_strings.go:31:35: key does not escape
./s07_strings.go:31:73: string(key) does not escape
./s07_strings.go:33:11: a does not escape
./s07_strings.go:33:14: b does not escape
./s07_strings.go:33:45: string(a) does not escape
./s07_strings.go:33:58: string(b) does not escape
./s07_strings.go:35:12: s does not escape
./s07_strings.go:38:16: "strings: illegal use of non-zero Builder copied by value" escapes to heap
./s07_strings.go:38:16: append escapes to heap
./s07_strings.go:44:25: map[string]int{...} does not escape
./s07_strings.go:45:34: ... argument does not escape
./s07_strings.go:45:53: ([]byte)(s) does not escape
./s07_strings.go:45:53: zero-copy string->[]byte conversion
./s07_strings.go:45:82: ([]byte)("two") does not escape
./s07_strings.go:45:82: zero-copy string->[]byte conversion
./s07_strings.go:45:67: string(key) does not escape
./s07_strings.go:46:22: ([]byte)("x") does not escape
./s07_strings.go:46:22: zero-copy string->[]byte conversion
./s07_strings.go:46:35: ([]byte)("x") does not escape
./s07_strings.go:46:35: zero-copy string->[]byte conversion
./s07_strings.go:46:14: string(a) does not escape
./s07_strings.go:46:14: string(b) does not escape
./s07_strings.go:46:47: "strings: illegal use of non-zero Builder copied by value" escapes to heap
./s07_strings.go:46:47: append escapes to heap
./s07_strings.go:49:15: append does not escape
