// Loops, known conditions, named results.
package main

func f1(pattern string) int {
	i := 0
	for i := 0; i < len(pattern); i++ {
	}
	for i := range len(pattern) { _ = i }
	return i
}
func f2(p string) bool {
	for len(p) > 0 && p[0] == '*' {
		p = p[1:]
	}
	return true
}
func f3(p string) bool {
	for i := 0; i < len(p); i++ {
		switch p[i] {
		case '\\':
			if len(p) > 2 { i++ }
		case '[': 
			return true
		}
	}
	return false
}
func f4(p string) bool {
Scan:
	for i := 0; i < len(p); i++ {
		switch p[i] {
		case '*':
			if i == 1 { break Scan }
		}
	}
	return false
}
func f5(p string) (string, string) { return p[0:3], p[3:] }
func f6(p string) (a, b string) { return p, "" }
func f7(p string) (a, b string) { for i := range len(p) { switch p[i] { case 'a': i++ } }; return p, "" }
func f8(p string) { var i int; for i = 0; i < len(p); i++ { } }
func f9(p string) { 
	if os != "windows" { if len(p) > 3 { println() } }
	const os = "linux"
}
const os = "linux"
func main() {}

// Lines of gc 1.26 with -m=2:
// 4:6: can inline f1 with cost 29 as: func(string) int { i := 0; for loop; for loop; return i }
// 11:6: can inline f2 with cost 18 as: func(string) bool { for loop; return true }
// 17:6: can inline f3 with cost 33 as: func(string) bool { for loop; return false }
// 28:6: can inline f4 with cost 27 as: func(string) bool { Scan: ; for loop; return false }
// 38:6: can inline f5 with cost 7 as: func(string) (string, string) { return p[0:3], p[3:] }
// 39:6: can inline f6 with cost 3 as: func(string) (string, string) { return p, "" }
// 40:6: can inline f7 with cost 18 as: func(string) (string, string) { for loop; return p, "" }
// 41:6: can inline f8 with cost 15 as: func(string) { i = <nil>; for loop }
// 42:6: can inline f9 with cost 6 as: func(string) { if len(p) > 3 { println() } }
// 47:6: can inline main with cost 0 as: func() {  }
