// Expressions with more groups than one table of captures has, and a reader that overwrites the
// expression while it is matched: the match goes on with what it began with.
package main

import (
	"fmt"
	"regexp"
	"strings"
)

type reader struct {
	*strings.Reader
	re, other *regexp.Regexp
}

func (r *reader) ReadRune() (rune, int, error) {
	*r.re = *r.other
	return r.Reader.ReadRune()
}

func main() {
	for _, n := range []int{63, 64, 65, 400} {
		re := regexp.MustCompile(strings.Repeat("(a)", n))
		fmt.Println(n, len(re.FindStringSubmatch("b"+strings.Repeat("a", n))))
	}
	re := regexp.MustCompile(`a+b`)
	other := regexp.MustCompile(`(x{1,500}|y{1,500}|a+(c|d))`)
	fmt.Println(re.FindReaderIndex(&reader{strings.NewReader("zaaaaaaaab"), re, other}))
}

// Output:
// 63 64
// 64 65
// 65 66
// 400 401
// [1 10]
