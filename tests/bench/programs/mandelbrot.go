// Escape times of points of the Mandelbrot set.
package main

import "fmt"

func main() {
	const width, height, limit = 1280, 960, 100
	inside, total := 0, 0
	for py := 0; py < height; py++ {
		ci := 2.4*float64(py)/height - 1.2
		for px := 0; px < width; px++ {
			cr := 3.2*float64(px)/width - 2.2
			zr, zi := 0.0, 0.0
			n := 0
			for n < limit && zr*zr+zi*zi <= 4 {
				zr, zi = zr*zr-zi*zi+cr, 2*zr*zi+ci
				n++
			}
			total += n
			if n == limit {
				inside++
			}
		}
	}
	fmt.Println(inside, total)
}
