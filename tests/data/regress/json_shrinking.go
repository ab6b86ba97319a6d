// Elements whose methods change the slice that is being decoded: what would lie beyond it panics, as
// in Go.
package main

import (
	"encoding/json"
	"fmt"
	"strings"
)

type element struct{ a, b, c, d int64 }

var target struct{ List []element }
var replaceBy []element

func (e *element) UnmarshalJSON([]byte) error {
	target.List = replaceBy
	*e = element{-1, -1, -1, -1}
	return nil
}

func decode(n int, by []element) {
	defer func() {
		if r := recover(); r != nil {
			fmt.Println(r, len(target.List) <= cap(target.List))
		}
	}()
	target.List, replaceBy = nil, by
	text := `{"List":[` + strings.Repeat("1,", n-1) + "1]}"
	err := json.Unmarshal([]byte(text), &target)
	fmt.Println(err, len(target.List), cap(target.List))
}

func main() {
	decode(50, make([]element, 1)[:0:1])
	decode(50, make([]element, 100))
	decode(3, make([]element, 1)[:1:1])
	decode(1, nil)
	decode(2, nil)
}

// Output:
// reflect: slice length out of range in SetLen true
// <nil> 50 100
// reflect: slice length out of range in SetLen true
// <nil> 0 0
// reflect: slice length out of range in SetLen true
