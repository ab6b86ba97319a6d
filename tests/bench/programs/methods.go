// Method calls on struct pointers and values: a linear congruential walk on a grid.
package main

import "fmt"

type rng struct{ state uint32 }

func (r *rng) next() uint32 {
	r.state = (r.state*1103 + 12345) % 65536
	return r.state
}

type point struct{ x, y int }

func (p point) add(q point) point { return point{p.x + q.x, p.y + q.y} }
func (p point) norm() int {
	if p.x < 0 {
		p.x = -p.x
	}
	if p.y < 0 {
		p.y = -p.y
	}
	return p.x + p.y
}

type walker struct {
	at   point
	far  int
	dice rng
}

func (w *walker) step() {
	d := int(w.dice.next() % 4)
	w.at = w.at.add(point{(d & 1) * (2 - d), (1 - d&1) * (d - 1)})
	if n := w.at.norm(); n > w.far {
		w.far = n
	}
}

func main() {
	w := &walker{dice: rng{17}}
	for i := 0; i < 25000000; i++ {
		w.step()
	}
	fmt.Println(w.at.x, w.at.y, w.far)
}
