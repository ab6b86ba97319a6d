// Left sides that the parser reports.
package p

func f(x struct{ y int }) {
	for x.y := range 10 { // ERROR 2 "no new variables on left side of :=" // ERROR 6 "invalid syntax tree: cannot declare x.y"
	}
}
