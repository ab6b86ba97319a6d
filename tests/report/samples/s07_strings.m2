# command-line-arguments
./s07_strings.go:7:6: cannot inline mirror: marked go:noinline
./s07_strings.go:16:6: cannot inline glue: marked go:noinline
./s07_strings.go:24:6: can inline bytesOf with cost 13 as: func(string) int { for loop; return n }
./s07_strings.go:31:6: can inline lookup with cost 5 as: func(map[string]int, []byte) int { return table[string(key)] }
./s07_strings.go:33:6: can inline same with cost 6 as: func([]byte, []byte) bool { return string(a) == string(b) }
./s07_strings.go:35:6: can inline upper with cost 67 as: func(string) string { out = <nil>; for loop; return (*strings.Builder).String(out) }
./s07_strings.go:43:6: cannot inline main: function too complex: cost 384 exceeds budget 80
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
./s07_strings.go:12:16: string(runes) escapes to heap in mirror:
./s07_strings.go:12:16:   flow: ~r0 ← &{storage for string(runes)}:
./s07_strings.go:12:16:     from string(runes) (spill) at ./s07_strings.go:12:16
./s07_strings.go:12:16:     from return string(runes) (return) at ./s07_strings.go:12:2
./s07_strings.go:7:13: s does not escape
./s07_strings.go:8:18: ([]rune)(s) does not escape
./s07_strings.go:12:16: string(runes) escapes to heap
./s07_strings.go:19:12: p + ";" escapes to heap in glue:
./s07_strings.go:19:12:   flow: all ← &{storage for p + ";"}:
./s07_strings.go:19:12:     from p + ";" (spill) at ./s07_strings.go:19:12
./s07_strings.go:19:12:     from all += p + ";" (assign) at ./s07_strings.go:19:7
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
./s07_strings.go:38:16: "strings: illegal use of non-zero Builder copied by value" escapes to heap in upper:
./s07_strings.go:38:16:   flow: {heap} ← &{storage for "strings: illegal use of non-zero Builder copied by value"}:
./s07_strings.go:38:16:     from "strings: illegal use of non-zero Builder copied by value" (spill) at ./s07_strings.go:38:16
./s07_strings.go:38:16:     from panic("strings: illegal use of non-zero Builder copied by value") (call parameter) at ./s07_strings.go:38:16
./s07_strings.go:38:16: append(strings.b.buf, strings.c) escapes to heap in upper:
./s07_strings.go:38:16:   flow: {heap} ← &{storage for append(strings.b.buf, strings.c)}:
./s07_strings.go:38:16:     from append(strings.b.buf, strings.c) (spill) at ./s07_strings.go:38:16
./s07_strings.go:38:16:     from strings.b.buf = append(strings.b.buf, strings.c) (assign) at ./s07_strings.go:38:16
./s07_strings.go:35:12: s does not escape
./s07_strings.go:38:16: "strings: illegal use of non-zero Builder copied by value" escapes to heap
./s07_strings.go:38:16: append escapes to heap
./s07_strings.go:46:47: "strings: illegal use of non-zero Builder copied by value" escapes to heap in main:
./s07_strings.go:46:47:   flow: {heap} ← &{storage for "strings: illegal use of non-zero Builder copied by value"}:
./s07_strings.go:46:47:     from "strings: illegal use of non-zero Builder copied by value" (spill) at ./s07_strings.go:46:47
./s07_strings.go:46:47:     from panic("strings: illegal use of non-zero Builder copied by value") (call parameter) at ./s07_strings.go:46:47
./s07_strings.go:46:47: append(strings.b.buf, strings.c) escapes to heap in main:
./s07_strings.go:46:47:   flow: {heap} ← &{storage for append(strings.b.buf, strings.c)}:
./s07_strings.go:46:47:     from append(strings.b.buf, strings.c) (spill) at ./s07_strings.go:46:47
./s07_strings.go:46:47:     from strings.b.buf = append(strings.b.buf, strings.c) (assign) at ./s07_strings.go:46:47
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
