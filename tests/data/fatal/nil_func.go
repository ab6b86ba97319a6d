// go with a nil func value.
package main

func main() {
	var f func()
	go f()
	select {}
}

// Output:

// Errors:
// fatal error: go of nil func value

// Exit: 2
