# command-line-arguments
./s02_leaks.go:7:11: leaking param: s
./s02_leaks.go:10:16: leaking param content: s
./s02_leaks.go:13:15: leaking param content: s
./s02_leaks.go:16:13: leaking param: a to result first level=0
./s02_leaks.go:16:24: leaking param: b to result ~r1 level=1
./s02_leaks.go:16:36: leaking param: c to result third level=2
./s02_leaks.go:21:14: a does not escape
./s02_leaks.go:21:17: leaking param: b to result ~r0 level=0
./s02_leaks.go:24:2: moved to heap: x
./s02_leaks.go:24:5: moved to heap: y
./s02_leaks.go:24:8: moved to heap: z
