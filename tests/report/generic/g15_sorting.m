# command-line-arguments
./g15_sorting.go:8:6: can inline sorted[go.shape.[]string,go.shape.string]
./g15_sorting.go:17:6: can inline search[go.shape.string]
./g15_sorting.go:29:6: can inline top[go.shape.int]
./g15_sorting.go:45:31: can inline main.func1
./g15_sorting.go:8:6: can inline sorted[go.shape.[]float64,go.shape.float64]
./g15_sorting.go:8:6: can inline sorted[[]float64,float64]
./g15_sorting.go:29:6: can inline top[int]
./g15_sorting.go:17:6: can inline search[string]
./g15_sorting.go:8:6: can inline sorted[main.words,string]
./g15_sorting.go:42:13: inlining call to sorted[go.shape.[]string,go.shape.string]
./g15_sorting.go:43:17: inlining call to search[go.shape.string]
./g15_sorting.go:45:14: inlining call to top[go.shape.int]
./g15_sorting.go:46:20: inlining call to sorted[go.shape.[]float64,go.shape.float64]
./g15_sorting.go:45:14: inlining call to main.func1
./g15_sorting.go:8:6: inlining call to sorted[go.shape.[]float64,go.shape.float64]
./g15_sorting.go:29:6: inlining call to top[go.shape.int]
./g15_sorting.go:17:6: inlining call to search[go.shape.string]
./g15_sorting.go:8:6: inlining call to sorted[go.shape.[]string,go.shape.string]
./g15_sorting.go:42:13: main ignoring self-assignment in s[j], s[j - 1] = s[j - 1], s[j]
./g15_sorting.go:42:13: main ignoring self-assignment in s[j], s[j - 1] = s[j - 1], s[j]
./g15_sorting.go:46:20: main ignoring self-assignment in s[j], s[j - 1] = s[j - 1], s[j]
./g15_sorting.go:46:20: main ignoring self-assignment in s[j], s[j - 1] = s[j - 1], s[j]
./g15_sorting.go:42:19: words{...} does not escape
./g15_sorting.go:45:20: []int{...} does not escape
./g15_sorting.go:46:30: []float64{...} does not escape
./g15_sorting.go:11:17: sorted[go.shape.[]float64,go.shape.float64] ignoring self-assignment in s[j], s[j - 1] = s[j - 1], s[j]
./g15_sorting.go:11:17: sorted[go.shape.[]float64,go.shape.float64] ignoring self-assignment in s[j], s[j - 1] = s[j - 1], s[j]
./g15_sorting.go:8:6: sorted[[]float64,float64] ignoring self-assignment in s[j], s[j - 1] = s[j - 1], s[j]
./g15_sorting.go:8:6: sorted[[]float64,float64] ignoring self-assignment in s[j], s[j - 1] = s[j - 1], s[j]
./g15_sorting.go:11:17: sorted[go.shape.[]string,go.shape.string] ignoring self-assignment in s[j], s[j - 1] = s[j - 1], s[j]
./g15_sorting.go:11:17: sorted[go.shape.[]string,go.shape.string] ignoring self-assignment in s[j], s[j - 1] = s[j - 1], s[j]
./g15_sorting.go:8:6: sorted[main.words,string] ignoring self-assignment in s[j], s[j - 1] = s[j - 1], s[j]
./g15_sorting.go:8:6: sorted[main.words,string] ignoring self-assignment in s[j], s[j - 1] = s[j - 1], s[j]
