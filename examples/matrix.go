// Matrices of float64: product, transpose, determinant and inverse, with errors for wrong shapes.
package main

import (
	"errors"
	"fmt"
	"math"
	"strings"
)

type Matrix struct {
	rows, cols int
	data       []float64
}

var ErrSingular = errors.New("matrix is singular")

type ShapeError struct {
	op             string
	r1, c1, r2, c2 int
}

func (e *ShapeError) Error() string {
	return fmt.Sprintf("%s: shapes %dx%d and %dx%d do not fit", e.op, e.r1, e.c1, e.r2, e.c2)
}

func Zero(rows, cols int) *Matrix { return &Matrix{rows, cols, make([]float64, rows*cols)} }

func Of(rows ...[]float64) *Matrix {
	m := Zero(len(rows), len(rows[0]))
	for i, row := range rows {
		copy(m.row(i), row)
	}
	return m
}

func Identity(n int) *Matrix {
	m := Zero(n, n)
	for i := range n {
		m.data[i*n+i] = 1
	}
	return m
}

func (m *Matrix) row(i int) []float64 { return m.data[i*m.cols : (i+1)*m.cols] }

func (m *Matrix) Mul(o *Matrix) (*Matrix, error) {
	if m.cols != o.rows {
		return nil, &ShapeError{"mul", m.rows, m.cols, o.rows, o.cols}
	}
	p := Zero(m.rows, o.cols)
	for i := range m.rows {
		for k, x := range m.row(i) {
			for j, y := range o.row(k) {
				p.data[i*p.cols+j] += x * y
			}
		}
	}
	return p, nil
}

func (m *Matrix) Transpose() *Matrix {
	t := Zero(m.cols, m.rows)
	for i := range m.rows {
		for j, x := range m.row(i) {
			t.data[j*t.cols+i] = x
		}
	}
	return t
}

// eliminate brings a copy of m to the identity, doing the same to other; it returns the determinant.
func (m *Matrix) eliminate(other *Matrix) float64 {
	a := &Matrix{m.rows, m.cols, append([]float64(nil), m.data...)}
	det := 1.0
	for c := range a.cols {
		pivot := c
		for r := c + 1; r < a.rows; r++ {
			if math.Abs(a.row(r)[c]) > math.Abs(a.row(pivot)[c]) {
				pivot = r
			}
		}
		if math.Abs(a.row(pivot)[c]) < 1e-12 {
			return 0
		}
		if pivot != c {
			det = -det
			for _, x := range []*Matrix{a, other} {
				for j := range x.cols {
					x.row(c)[j], x.row(pivot)[j] = x.row(pivot)[j], x.row(c)[j]
				}
			}
		}
		scale := a.row(c)[c]
		det *= scale
		for _, x := range []*Matrix{a, other} {
			for j := range x.row(c) {
				x.row(c)[j] /= scale
			}
		}
		for r := range a.rows {
			if factor := a.row(r)[c]; r != c && factor != 0 {
				for _, x := range []*Matrix{a, other} {
					for j := range x.cols {
						x.row(r)[j] -= factor * x.row(c)[j]
					}
				}
			}
		}
	}
	return det
}

func (m *Matrix) Det() float64 { return m.eliminate(Identity(m.rows)) }

func (m *Matrix) Inverse() (*Matrix, error) {
	inverse := Identity(m.rows)
	if m.eliminate(inverse) == 0 {
		return nil, ErrSingular
	}
	return inverse, nil
}

func (m *Matrix) String() string {
	var b strings.Builder
	for i := range m.rows {
		for j, x := range m.row(i) {
			if j > 0 {
				b.WriteByte(' ')
			}
			fmt.Fprintf(&b, "%8.3f", x+0)
		}
		b.WriteByte('\n')
	}
	return b.String()
}

func main() {
	a := Of([]float64{2, 1, 0}, []float64{1, 3, 1}, []float64{0, 1, 4})
	fmt.Print(a, "det ", a.Det(), "\n")
	inverse, err := a.Inverse()
	fmt.Print(inverse, err, "\n")
	product, _ := a.Mul(inverse)
	fmt.Print(product)
	fmt.Print(Of([]float64{1, 2, 3}).Transpose())
	_, err = a.Mul(Of([]float64{1, 2}))
	var shape *ShapeError
	fmt.Println(err, errors.As(err, &shape))
	_, err = Of([]float64{1, 2}, []float64{2, 4}).Inverse()
	fmt.Println(err, err == ErrSingular)
}

// Output:
//    2.000    1.000    0.000
//    1.000    3.000    1.000
//    0.000    1.000    4.000
// det 18
//    0.611   -0.222    0.056
//   -0.222    0.444   -0.111
//    0.056   -0.111    0.278
//  <nil>
//    1.000    0.000    0.000
//   -0.000    1.000    0.000
//    0.000    0.000    1.000
//    1.000
//    2.000
//    3.000
// mul: shapes 3x3 and 1x2 do not fit true
// matrix is singular true
