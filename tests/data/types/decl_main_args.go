// A main function with arguments.
package main

func main[T any](x int) int { return x } // ERROR 6 "func main must have no arguments and no return values" // ERROR 11 "func main must have no type parameters"
