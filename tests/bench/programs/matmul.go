// Product of two square matrices, each a slice of slices.
package main

import "fmt"

func matrix(n int, seed float64) [][]float64 {
	m := make([][]float64, n)
	for i := range m {
		m[i] = make([]float64, n)
		for j := range m[i] {
			m[i][j] = seed * float64(i-j) * float64(i+j) / float64(n*n)
		}
	}
	return m
}

func multiply(a, b [][]float64) [][]float64 {
	n := len(a)
	c := make([][]float64, n)
	for i := range c {
		row := make([]float64, n)
		for k := 0; k < n; k++ {
			x, other := a[i][k], b[k]
			for j := 0; j < n; j++ {
				row[j] += x * other[j]
			}
		}
		c[i] = row
	}
	return c
}

func main() {
	n := 550
	c := multiply(matrix(n, 1), matrix(n, 2))
	fmt.Printf("%.6f %.6f\n", c[n/2][n/2], c[3][n-1])
}
