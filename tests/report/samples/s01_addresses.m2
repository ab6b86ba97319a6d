# command-line-arguments
./s01_addresses.go:6:6: can inline unit with cost 7 as: func(int, int) *vec { return &vec{...} }
./s01_addresses.go:8:6: can inline norm with cost 12 as: func(*vec) int { return v.dx * v.dx + v.dy * v.dy }
./s01_addresses.go:10:6: can inline local with cost 11 as: func() *int { answer := 41; answer++; return &answer }
./s01_addresses.go:12:6: can inline swap with cost 9 as: func(*vec, *vec) { *a, *b = *b, *a }
./s01_addresses.go:14:6: cannot inline main: function too complex: cost 112 exceeds budget 80
./s01_addresses.go:15:18: inlining call to unit
./s01_addresses.go:16:6: inlining call to swap
./s01_addresses.go:17:14: inlining call to norm
./s01_addresses.go:17:25: inlining call to norm
./s01_addresses.go:17:38: inlining call to local
./s01_addresses.go:21:14: inlining call to norm
./s01_addresses.go:6:37: &vec{...} escapes to heap in unit:
./s01_addresses.go:6:37:   flow: ~r0 ← &{storage for &vec{...}}:
./s01_addresses.go:6:37:     from &vec{...} (spill) at ./s01_addresses.go:6:37
./s01_addresses.go:6:37:     from return &vec{...} (return) at ./s01_addresses.go:6:30
./s01_addresses.go:6:37: &vec{...} escapes to heap
./s01_addresses.go:8:11: v does not escape
./s01_addresses.go:10:21: answer escapes to heap in local:
./s01_addresses.go:10:21:   flow: ~r0 ← &answer:
./s01_addresses.go:10:21:     from &answer (address-of) at ./s01_addresses.go:10:52
./s01_addresses.go:10:21:     from return &answer (return) at ./s01_addresses.go:10:45
./s01_addresses.go:10:21: moved to heap: answer
./s01_addresses.go:12:11: a does not escape
./s01_addresses.go:12:14: b does not escape
./s01_addresses.go:15:18: &vec{...} does not escape
./s01_addresses.go:15:26: &vec{...} does not escape
