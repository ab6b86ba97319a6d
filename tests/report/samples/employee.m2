# command-line-arguments
./employee.go:15:6: can inline percentageOf with cost 6 as: func(int) int { return salary * 10 / 100 }
./employee.go:19:6: can inline bonusFor with cost 12 as: func(int, int) int { return percentageOf(salary) * sales }
./employee.go:23:6: cannot inline main: function too complex: cost 113 exceeds budget 80
./employee.go:20:21: inlining call to percentageOf
./employee.go:25:23: inlining call to bonusFor
./employee.go:26:13: inlining call to fmt.Println
./employee.go:25:23: inlining call to percentageOf
./employee.go:26:18: john.bonus escapes to heap in main:
./employee.go:26:18:   flow: {storage for ... argument} ← &{storage for john.bonus}:
./employee.go:26:18:     from john.bonus (spill) at ./employee.go:26:18
./employee.go:26:18:     from ... argument (slice-literal-element) at ./employee.go:26:13
./employee.go:26:18:   flow: fmt.a ← &{storage for ... argument}:
./employee.go:26:18:     from ... argument (spill) at ./employee.go:26:13
./employee.go:26:18:     from fmt.a := ... argument (assign-pair) at ./employee.go:26:13
./employee.go:26:18:   flow: {heap} ← *fmt.a:
./employee.go:26:18:     from fmt.Fprintln(os.Stdout, fmt.a...) (call parameter) at ./employee.go:26:13
./employee.go:26:13: ... argument does not escape
./employee.go:26:18: john.bonus escapes to heap
