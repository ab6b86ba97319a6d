// Constraints: unions, approximations, methods and cores; arithmetic on type parameters.
package main

type integer interface{ ~int | ~int32 | ~uint8 }

type float interface{ ~float32 | ~float64 }

type celsius float64

type count int

func sum[T integer | float](xs ...T) (total T) {
	for _, x := range xs {
		total += x
	}
	return total
}

func clamp[T integer | float](x, low, high T) T {
	if x < low {
		return low
	}
	if x > high {
		return high
	}
	return x
}

func index[T integer](table []string, i T) string { return table[int(i)%len(table)] }

func bytes[T ~string | ~[]byte](x T) (n int) {
	for i := range len(x) {
		n += int(x[i])
	}
	return n
}

func average[T float](xs []T) T { return sum(xs...) / T(len(xs)) }

func main() {
	println(sum(1, 2, 3), sum(count(4), 5), int(sum(celsius(1.5), 2)))
	println(clamp(9, 0, 5), clamp(uint8(3), 4, 6), int(average([]float64{1, 3})))
	println(index([]string{"a", "b"}, count(3)), bytes("ab"), bytes([]byte("cd")))
}
