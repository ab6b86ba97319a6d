// Index and slice expressions.
package p

var (
	s   []int
	a   [3]int
	pa  *[3]int
	ps  *[]int
	str string
	m   map[string]int
	mk  map[[2]int]string
	n   int
	f   float64
	st  struct{}
	fn  func()
)

const hello = "hello"

func get() [3]int { return a }

func index() {
	_ = s[0]
	_ = s[-1] // ERROR 8 "invalid argument: index -1 (constant of type int) must not be negative"
	_ = s[1.5] // ERROR 8 "1.5 (untyped float constant) truncated to int"
	_ = s[2.0]
	_ = s["a"] // ERROR 8 "cannot convert \"a\" (untyped string constant) to type int"
	_ = s[f] // ERROR 8 "invalid argument: index f (variable of type float64) must be integer"
	_ = s[1<<70] // ERROR 8 "1 << 70 (untyped int constant 1180591620717411303424) overflows int"
	_ = s[nil] // ERROR 8 "cannot convert nil to type int"
	_ = s[n, n] // ERROR 11 "invalid operation: more than one index"
	_ = a[3] // ERROR 8 "invalid argument: index 3 out of bounds [0:3]"
	_ = a[-1] // ERROR 8 "invalid argument: index -1 (constant of type int) must not be negative"
	_ = pa[5] // ERROR 9 "invalid argument: index 5 out of bounds [0:3]"
	_ = ps[0] // ERROR 8 "cannot index ps (variable of type *[]int)"
	_ = (*ps)[0]
	_ = str[0]
	str[0] = 'a' // ERROR 2 "cannot assign to str[0] (neither addressable nor a map index expression)"
	_ = hello[5] // ERROR 12 "invalid argument: index 5 out of bounds [0:5]"
	_ = hello[n]
	_ = "abc"[10] // ERROR 12 "invalid argument: index 10 out of bounds [0:3]"
	_ = m["a"]
	_ = m[1] // ERROR 8 "cannot use 1 (untyped int constant) as string value in map index"
	_ = m[str, str] // ERROR 13 "invalid operation: more than one index"
	_ = mk[[2]int{1, 2}]
	_ = n[0] // ERROR 7 "cannot index n (variable of type int)"
	_ = st[0] // ERROR 8 "cannot index st (variable of type struct{})"
	_ = fn[int] // ERROR 8 "cannot index fn (variable of type func())"
	_ = nil[0] // ERROR 9 "cannot index nil"
	_ = undefined[s[0]] // ERROR 6 "undefined: undefined"
	get()[0] = 1 // ERROR 2 "cannot assign to get()[0] (neither addressable nor a map index expression)"
	get()[0:1] // ERROR 2 "cannot slice unaddressable value get() (value of type [3]int)"
	m["a"]++
	&m["a"] // ERROR 3 "invalid operation: cannot take address of m[\"a\"] (map index expression of type int)"
	_ = s[uint8(3)]
	_ = s[uint64(1<<63)] // ERROR 8 "invalid argument: index uint64(1 << 63) (constant 9223372036854775808 of type uint64) overflows int"
	_ = a[uint8(3)] // ERROR 8 "invalid argument: index 3 out of bounds [0:3]"
}

func slice() {
	_ = s[1:2]
	_ = s[2:1] // ERROR 10 "invalid slice indices: 1 < 2"
	_ = s[:1:2]
	_ = s[3:2:1] // ERROR 10 "invalid slice indices: 2 < 3"
	_ = s[1:n:2]
	_ = s["a":] // ERROR 8 "cannot convert \"a\" (untyped string constant) to type int"
	_ = s[-1:] // ERROR 8 "invalid argument: index -1 (constant of type int) must not be negative"
	_ = a[1:4] // ERROR 10 "invalid argument: index 4 out of bounds [0:4]"
	_ = a[:4] // ERROR 9 "invalid argument: index 4 out of bounds [0:4]"
	_ = pa[1:2:3]
	_ = pa[1:2:4] // ERROR 13 "invalid argument: index 4 out of bounds [0:4]"
	_ = get()[:] // ERROR 6 "cannot slice unaddressable value get() (value of type [3]int)"
	_ = str[1:2:3] // ERROR 14 "invalid operation: 3-index slice of string"
	_ = hello[2:6] // ERROR 14 "invalid argument: index 6 out of bounds [0:6]"
	_ = hello[2:1] // ERROR 14 "invalid slice indices: 1 < 2"
	_ = "abc"[1:n]
	_ = m[1:2] // ERROR 6 "cannot slice m (variable of type map[string]int)"
	_ = n[:] // ERROR 6 "cannot slice n (variable of type int)"
	_ = ps[:] // ERROR 6 "cannot slice ps (variable of type *[]int)"
	_ = undefined[1:undefined1] // ERROR 6 "undefined: undefined" // ERROR 18 "undefined: undefined1"
	_ = st[1:n] // ERROR 6 "cannot slice st (variable of type struct{})"
	var x string = hello[1:]
	_ = x
}

func generic[P []int | [4]int, Q []byte | string, R any, M map[string]int | map[string]string,
	K []int | map[int]int, L *[3]int | *[5]int, O []int | []string](
	p P, q Q, r R, mm M, kk K, l L, o O) {
	_ = p[5]
	_ = p[3]
	p[0] = 1
	_ = q[0]
	q[0] = 1 // ERROR 2 "cannot assign to q[0] (neither addressable nor a map index expression)"
	_ = r[0] // ERROR 7 "cannot index r (variable of type R constrained by any)"
	_ = mm["a"] // ERROR 8 "cannot index mm (variable of type M constrained by map[string]int | map[string]string)"
	_ = kk[0] // ERROR 8 "cannot index kk (variable of type K constrained by []int | map[int]int)"
	_ = l[4] // ERROR 8 "invalid argument: index 4 out of bounds [0:3]"
	_ = l[2]
	_ = p[:] // ERROR 6 "cannot slice p (variable of type P constrained by []int | [4]int): []int and [4]int have different underlying types"
	_ = q[1:2]
	_ = q[1:2:3] // ERROR 12 "invalid operation: 3-index slice of string"
	_ = r[:] // ERROR 6 "cannot slice r (variable of type R constrained by any): no specific type in R"
	_ = o[:] // ERROR 6 "cannot slice o (variable of type O constrained by []int | []string): []int and []string have different underlying types"
	_ = mm[:] // ERROR 6 "cannot slice mm (variable of type M constrained by map[string]int | map[string]string): map[string]int and map[string]string have different underlying types"
}
