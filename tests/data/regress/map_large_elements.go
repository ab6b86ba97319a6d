// Maps whose elements are larger than a kilobyte and full of pointers.
package main

import "fmt"

type Data struct{ list [22][]string }
type Large struct{ a, b Data }
type Key struct {
	names [40]string
	any   any
}

func main() {
	m := make(map[string]Large)
	fmt.Println(len(m["missing"].a.list))
	m["x"] = Large{a: Data{list: [22][]string{{"a", "b"}}}}
	for i := range 20 {
		m[fmt.Sprint(i)] = m["x"]
	}
	fmt.Println(len(m), m["7"].a.list[0], m["none"].b.list[21] == nil)
	k := map[Key]Large{{any: 1}: m["3"]}
	fmt.Println(k[Key{any: 1}].a.list[0][1], k[Key{any: "1"}].a.list[0] == nil)
	var n map[Key]Large
	fmt.Println(len(n[Key{}].a.list))
}

// Output:
// 22
// 21 [a b] true
// b true
// 22
