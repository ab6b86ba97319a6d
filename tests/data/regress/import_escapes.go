// Import paths are string literals: with escapes, too.
package main

import (
	_ `errors`
	"f\x6dt"
	. "\u0073trings"
)

func main() { fmt.Println(Repeat("ab", 2)) }

// Output:
// abab
