// Sizes: what is too large for a frame, and makes whose size is not known.
package main

var rows []string

type page struct{ bytes [40000]byte }

func total(n int) (sum int) {
	few, many := make([]int32, 12), make([]int32, n)
	edge, over := make([]byte, 65536), make([]byte, 65537)
	var wide [130 << 10]byte
	var fits [128 << 10]byte
	small, large := new(page), new([2]page)
	list, table, line := []string{"a", "b"}, map[int]bool{}, make(chan string, 2)
	rows = make([]string, 3)
	sum += len(few) + len(many) + len(edge) + len(over) + len(wide) + len(fits)
	return sum + len(small.bytes) + len(large) + len(list) + len(table) + cap(line)
}

func main() {
	println(total(7), len(rows))
	hint := make(map[string][]int, 100)
	hint["k"] = make([]int, 0, 4)
	println(cap(hint["k"]))
}
