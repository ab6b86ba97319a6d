// Counts words concurrently: the text is split among goroutines, their counts are merged.
package main

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"
	"unicode"
)

const text = `Wer nur den lieben langen Tag ohne Plag, ohne Arbeit vertändelt, wer das mag,
der gehört nicht zu uns. The quick brown fox jumps over the lazy dog; the dog, being lazy, does not
mind. A fox is a fox is a fox. "Quick!" said the dog. Ohne Plag? Ohne mich.`

type pair struct {
	word  string
	count int
}

func words(s string) []string {
	return strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return !unicode.IsLetter(r) })
}

func count(list []string, parts int) map[string]int {
	var (
		mu    sync.Mutex
		group sync.WaitGroup
		total = map[string]int{}
	)
	size := (len(list) + parts - 1) / parts
	for chunk := range slices.Chunk(list, size) {
		group.Add(1)
		go func() {
			defer group.Done()
			local := map[string]int{}
			for _, w := range chunk {
				local[w]++
			}
			mu.Lock()
			defer mu.Unlock()
			for w, n := range local {
				total[w] += n
			}
		}()
	}
	group.Wait()
	return total
}

func main() {
	list := words(text)
	total := count(list, 4)
	if !maps.Equal(total, count(list, 1)) {
		fmt.Println("counts differ")
	}
	pairs := make([]pair, 0, len(total))
	for w, n := range total {
		pairs = append(pairs, pair{w, n})
	}
	slices.SortFunc(pairs, func(a, b pair) int {
		return cmp.Or(cmp.Compare(b.count, a.count), cmp.Compare(a.word, b.word))
	})
	fmt.Println(len(list), "words,", len(total), "different")
	for _, p := range pairs[:8] {
		fmt.Printf("%-6s %2d %s\n", p.word, p.count, strings.Repeat("*", p.count))
	}
	longest := slices.MaxFunc(pairs, func(a, b pair) int {
		return cmp.Or(cmp.Compare(len(a.word), len(b.word)), cmp.Compare(b.word, a.word))
	})
	fmt.Println("longest:", longest.word)
}

// Output:
// 51 words, 33 different
// fox     4 ****
// ohne    4 ****
// the     4 ****
// a       3 ***
// dog     3 ***
// is      2 **
// lazy    2 **
// plag    2 **
// longest: vertändelt
