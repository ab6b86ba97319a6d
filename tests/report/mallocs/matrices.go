// Slices of slices and arrays of arrays. Prints the result and how many objects its second run allocates.
package main

import "runtime"

type matrix [][]float64

func identity(n int) matrix {
	m := make(matrix, n)
	for i := range m {
		m[i] = make([]float64, n)
		m[i][i] = 1
	}
	return m
}

func (m matrix) times(o matrix) matrix {
	out := make(matrix, len(m))
	for i := range out {
		out[i] = make([]float64, len(o[0]))
		for j := range out[i] {
			for k := range o {
				out[i][j] += m[i][k] * o[k][j]
			}
		}
	}
	return out
}

func fill(a *[16][16]int, n int) {
	for i := range a {
		for j := range a[i] {
			a[i][j] = i*j + n
		}
	}
}

func work() int {
	total := 0
	for i := 0; i < 50; i++ {
		a := identity(10)
		b := make([][]float64, 10)
		for r := range b {
			b[r] = make([]float64, 10)
			for c := range b[r] {
				b[r][c] = float64(r*c + i)
			}
		}
		c := a.times(b)
		total += int(c[3][4])
		var fixed [16][16]int
		fill(&fixed, i)
		total += fixed[7][9]
	}
	return total
}

func main() {
	work()
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	result := work()
	runtime.ReadMemStats(&after)
	println(result, after.Mallocs-before.Mallocs)
}
