// Calls through an interface on values of several types.
package main

import "fmt"

type shape interface {
	area() float64
	grow(by float64)
}

type square struct{ side float64 }
type circle struct{ radius float64 }
type rect struct{ w, h float64 }

func (s *square) area() float64 { return s.side * s.side }
func (c *circle) area() float64 { return 3 * c.radius * c.radius }
func (r *rect) area() float64   { return r.w * r.h }

func (s *square) grow(by float64) { s.side += by }
func (c *circle) grow(by float64) { c.radius += by }
func (r *rect) grow(by float64)   { r.w += by }

func main() {
	shapes := []shape{}
	for i := 0; i < 300; i++ {
		switch i % 3 {
		case 0:
			shapes = append(shapes, &square{float64(i)})
		case 1:
			shapes = append(shapes, &circle{float64(i)})
		default:
			shapes = append(shapes, &rect{float64(i), 2})
		}
	}
	total := 0.0
	for round := 0; round < 100000; round++ {
		for _, s := range shapes {
			total += s.area()
		}
		shapes[round%300].grow(0.25)
	}
	fmt.Printf("%.2f\n", total)
}
