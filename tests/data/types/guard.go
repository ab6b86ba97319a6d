// A type switch guard where there is no type switch.
package p

func f(x interface{}) {
	for i := x.(type); ; { // ERROR 11 "invalid syntax tree: use of .(type) outside type switch"
		_ = i
	}
}
