// Strings built piece by piece with a strings.Builder, then scanned.
package main

import (
	"fmt"
	"strconv"
	"strings"
)

func main() {
	total, commas := 0, 0
	for round := 0; round < 60; round++ {
		var b strings.Builder
		for i := 0; i < 40000; i++ {
			b.WriteString(strconv.Itoa(i * round))
			b.WriteByte(',')
		}
		s := b.String()
		total += len(s)
		for i := 0; i < len(s); i++ {
			if s[i] == ',' {
				commas++
			}
		}
	}
	fmt.Println(total, commas)
}
