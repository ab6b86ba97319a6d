// Values and pointers in interfaces, called through them. Prints the result and how many objects its second run allocates.
package main

import "runtime"

type shape interface{ area() float64 }

type square struct{ side float64 }
type circle struct{ radius float64 }

func (s square) area() float64  { return s.side * s.side }
func (c *circle) area() float64 { return 3 * c.radius * c.radius }

func work() int {
	total := 0.0
	for i := 0; i < 2000; i++ {
		var list []shape
		list = append(list, square{float64(i)})
		list = append(list, &circle{float64(i)})
		for _, s := range list {
			total += s.area()
		}
		var local shape = square{2}
		total += local.area()
	}
	return int(total)
}

func main() {
	work()
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	result := work()
	runtime.ReadMemStats(&after)
	println(result, after.Mallocs-before.Mallocs)
}
