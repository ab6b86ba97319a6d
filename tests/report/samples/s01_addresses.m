# command-line-arguments
./s01_addresses.go:6:6: can inline unit
./s01_addresses.go:8:6: can inline norm
./s01_addresses.go:10:6: can inline local
./s01_addresses.go:12:6: can inline swap
./s01_addresses.go:15:18: inlining call to unit
./s01_addresses.go:16:6: inlining call to swap
./s01_addresses.go:17:14: inlining call to norm
./s01_addresses.go:17:25: inlining call to norm
./s01_addresses.go:17:38: inlining call to local
./s01_addresses.go:21:14: inlining call to norm
./s01_addresses.go:6:37: &vec{...} escapes to heap
./s01_addresses.go:8:11: v does not escape
./s01_addresses.go:10:21: moved to heap: answer
./s01_addresses.go:12:11: a does not escape
./s01_addresses.go:12:14: b does not escape
./s01_addresses.go:15:18: &vec{...} does not escape
./s01_addresses.go:15:26: &vec{...} does not escape
