// All placements of queens on a board: recursion and slices of bool.
package main

import "fmt"

type board struct {
	n                int
	column, up, down []bool
}

func (b *board) place(row int) int {
	if row == b.n {
		return 1
	}
	count := 0
	for c := 0; c < b.n; c++ {
		if b.column[c] || b.up[row+c] || b.down[row-c+b.n] {
			continue
		}
		b.column[c], b.up[row+c], b.down[row-c+b.n] = true, true, true
		count += b.place(row + 1)
		b.column[c], b.up[row+c], b.down[row-c+b.n] = false, false, false
	}
	return count
}

func main() {
	n := 13
	b := &board{n, make([]bool, n), make([]bool, 2*n), make([]bool, 2*n+1)}
	fmt.Println(b.place(0))
}
