// os.Exit ends the program with its status and runs no deferred function.
// What was written before is there.
package main

import (
	"fmt"
	"os"
)

func main() {
	defer fmt.Println("deferred")
	fmt.Println("before")
	os.Exit(3)
}

// Output:
// before

// Exit: 3
