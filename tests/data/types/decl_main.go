// A program whose main is no function.
package main

var main = 1 // ERROR 5 "cannot declare main - must be func"
