// What the memory of the others is compared with.
package main

import "fmt"

func main() { fmt.Println("hello") }
