// A map from string to int: counting words that are cut out of a text.
package main

import "fmt"

func main() {
	text := ""
	x := 5
	for i := 0; i < 4000; i++ {
		x = (x*16807 + 7) % 2147483647
		for n := x%5 + 2; n > 0; n-- {
			text += string(rune('a' + (x/n)%9))
		}
		text += " "
	}
	count := map[string]int{}
	for round := 0; round < 100; round++ {
		start := 0
		for i := 0; i < len(text); i++ {
			if text[i] == ' ' {
				count[text[start:i]]++
				start = i + 1
			}
		}
	}
	best, word := 0, ""
	for w, n := range count {
		if n > best || n == best && w < word {
			best, word = n, w
		}
	}
	fmt.Println(len(count), best, word)
}
