// The sort package with its kinds of orders. Prints the result and how many objects its second run allocates.
package main

import (
	"runtime"
	"sort"
)

type person struct {
	name string
	age  int
}
type byAge []person

func (p byAge) Len() int           { return len(p) }
func (p byAge) Less(i, j int) bool { return p[i].age < p[j].age }
func (p byAge) Swap(i, j int)      { p[i], p[j] = p[j], p[i] }

func work() int {
	total := 0
	for i := 0; i < 200; i++ {
		numbers := make([]int, 100)
		for k := range numbers {
			numbers[k] = (k*7919 + i) % 101
		}
		sort.Ints(numbers)
		words := []string{"pear", "fig", "apple", "plum"}
		sort.Strings(words)
		sort.Slice(numbers, func(a, b int) bool { return numbers[a] > numbers[b] })
		people := byAge{{"a", i % 5}, {"b", i % 3}, {"c", i % 7}}
		sort.Sort(people)
		total += numbers[0] + len(words[0]) + people[0].age
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
