# command-line-arguments
./employee.go:15:6: can inline percentageOf
./employee.go:19:6: can inline bonusFor
./employee.go:20:21: inlining call to percentageOf
./employee.go:25:23: inlining call to bonusFor
./employee.go:26:13: inlining call to fmt.Println
./employee.go:25:23: inlining call to percentageOf
./employee.go:26:13: ... argument does not escape
./employee.go:26:18: john.bonus escapes to heap
