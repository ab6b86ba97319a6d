// A cache that forgets what was not used for longest: maps of pointers, cyclic lists, eviction.
package main

type entry[K comparable, V any] struct {
	key          K
	value        V
	older, newer *entry[K, V]
}

type cache[K comparable, V any] struct {
	limit   int
	known   map[K]*entry[K, V]
	ring    entry[K, V]
	dropped func(K, V)
}

func create[K comparable, V any](limit int, dropped func(K, V)) *cache[K, V] {
	c := &cache[K, V]{limit: limit, known: make(map[K]*entry[K, V]), dropped: dropped}
	c.ring.older, c.ring.newer = &c.ring, &c.ring
	return c
}

func (c *cache[K, V]) unlink(e *entry[K, V]) { e.older.newer, e.newer.older = e.newer, e.older }

func (c *cache[K, V]) touch(e *entry[K, V]) {
	e.older, e.newer = c.ring.older, &c.ring
	c.ring.older.newer = e
	c.ring.older = e
}

func (c *cache[K, V]) get(k K) (v V, ok bool) {
	e, ok := c.known[k]
	if !ok {
		return v, false
	}
	c.unlink(e)
	c.touch(e)
	return e.value, true
}

func (c *cache[K, V]) put(k K, v V) {
	if len(c.known) >= c.limit {
		old := c.ring.newer
		c.unlink(old)
		delete(c.known, old.key)
		if c.dropped != nil {
			c.dropped(old.key, old.value)
		}
	}
	e := &entry[K, V]{key: k, value: v}
	c.known[k] = e
	c.touch(e)
}

func main() {
	lost := ""
	c := create(2, func(k string, v *int) { lost += k })
	for i, k := range []string{"a", "b", "c"} {
		n := i
		c.put(k, &n)
		c.get("a")
	}
	_, ok := c.get("b")
	v, _ := c.get("c")
	println(lost, ok, *v)
}
