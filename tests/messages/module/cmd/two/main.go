package main

import "ex.org/m/util"

func main() { println(util.Upper("two")) }
