// Vectors and matrices over number types: arrays, nested slices, methods with value receivers.
package main

type number interface{ ~int | ~float64 | ~uint8 }

type vec3[T number] [3]T

func (v vec3[T]) dot(w vec3[T]) (sum T) {
	for i := range v {
		sum += v[i] * w[i]
	}
	return sum
}

func (v *vec3[T]) scale(by T) *vec3[T] {
	for i := range v {
		v[i] *= by
	}
	return v
}

type matrix[T number] struct {
	rows, cols int
	data       []T
}

func zero[T number](rows, cols int) *matrix[T] {
	return &matrix[T]{rows, cols, make([]T, rows*cols)}
}

func (m *matrix[T]) at(r, c int) *T { return &m.data[r*m.cols+c] }

func (m *matrix[T]) mul(n *matrix[T]) *matrix[T] {
	out := zero[T](m.rows, n.cols)
	for r := range m.rows {
		for c := range n.cols {
			for k := range m.cols {
				*out.at(r, c) += *m.at(r, k) * *n.at(k, c)
			}
		}
	}
	return out
}

func table[T number](n int, f func(i, j int) T) [][]T {
	rows := make([][]T, n)
	for i := range rows {
		rows[i] = make([]T, n)
		for j := range rows[i] {
			rows[i][j] = f(i, j)
		}
	}
	return rows
}

func main() {
	v := vec3[int]{1, 2, 3}
	m := zero[float64](2, 2)
	*m.at(0, 1), *m.at(1, 0) = 2, 3
	println(v.dot(v), v.scale(2)[1], int(*m.mul(m).at(0, 0)))
	println(table(3, func(i, j int) uint8 { return uint8(i * j) })[2][2])
}
