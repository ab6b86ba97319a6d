// Sorting and searching by constraints and by functions.
package main

type ordered interface {
	~int | ~string | ~float64
}

func sorted[S ~[]E, E ordered](s S) S {
	for i := range s {
		for j := i; j > 0 && s[j] < s[j-1]; j-- {
			s[j], s[j-1] = s[j-1], s[j]
		}
	}
	return s
}

func search[E ordered](s []E, x E) (int, bool) {
	lo, hi := 0, len(s)
	for lo < hi {
		if mid := (lo + hi) / 2; s[mid] < x {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return lo, lo < len(s) && s[lo] == x
}

func top[E any](s []E, less func(a, b E) bool) *E {
	best := &s[0]
	for i := range s {
		if less(*best, s[i]) {
			best = &s[i]
		}
	}
	return best
}

type words []string

func main() {
	w := sorted(words{"b", "a"})
	i, ok := search(w, "b")
	println(w[0], i, ok)
	println(*top([]int{1, 3, 2}, func(a, b int) bool { return a < b }))
	println(max(sorted([]float64{2, 1})[0], 0.5))
}
