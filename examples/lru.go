// A least-recently-used cache, generic in key and value, on a map and a doubly linked list.
package main

import (
	"fmt"
	"strings"
)

type node[K comparable, V any] struct {
	key        K
	value      V
	prev, next *node[K, V]
}

// Cache keeps at most capacity entries; Get and Put make an entry the most recent one.
type Cache[K comparable, V any] struct {
	capacity     int
	entries      map[K]*node[K, V]
	head         node[K, V] // sentinel: head.next is the most recent entry
	hits, misses int
	OnEvict      func(K, V)
}

func New[K comparable, V any](capacity int) *Cache[K, V] {
	c := &Cache[K, V]{capacity: capacity, entries: make(map[K]*node[K, V], capacity)}
	c.head.prev, c.head.next = &c.head, &c.head
	return c
}

func (n *node[K, V]) unlink() { n.prev.next, n.next.prev = n.next, n.prev }

func (c *Cache[K, V]) toFront(n *node[K, V]) {
	n.prev, n.next = &c.head, c.head.next
	n.prev.next, n.next.prev = n, n
}

func (c *Cache[K, V]) Get(key K) (value V, ok bool) {
	n, ok := c.entries[key]
	if !ok {
		c.misses++
		return value, false
	}
	c.hits++
	n.unlink()
	c.toFront(n)
	return n.value, true
}

func (c *Cache[K, V]) Put(key K, value V) {
	if n, ok := c.entries[key]; ok {
		n.value = value
		n.unlink()
		c.toFront(n)
		return
	}
	if len(c.entries) == c.capacity {
		oldest := c.head.prev
		oldest.unlink()
		delete(c.entries, oldest.key)
		if c.OnEvict != nil {
			c.OnEvict(oldest.key, oldest.value)
		}
	}
	n := &node[K, V]{key: key, value: value}
	c.entries[key] = n
	c.toFront(n)
}

// Each yields the entries, the most recent first.
func (c *Cache[K, V]) Each(yield func(K, V) bool) {
	for n := c.head.next; n != &c.head; n = n.next {
		if !yield(n.key, n.value) {
			return
		}
	}
}

func main() {
	cache := New[string, int](3)
	cache.OnEvict = func(k string, v int) { fmt.Printf("evict %s=%d\n", k, v) }
	for i, word := range strings.Fields("a b a c a d b e a e f e a b") {
		if n, ok := cache.Get(word); ok {
			cache.Put(word, n+1)
		} else {
			cache.Put(word, 1)
		}
		fmt.Printf("%2d %-2s", i, word)
		for k, v := range cache.Each {
			fmt.Printf(" %s:%d", k, v)
		}
		fmt.Println()
	}
	fmt.Println("hits", cache.hits, "misses", cache.misses)

	squares := New[int, [2]float64](2)
	for i := range 4 {
		squares.Put(i, [2]float64{float64(i), float64(i * i)})
	}
	v, ok := squares.Get(3)
	fmt.Println(v, ok)
	_, ok = squares.Get(0)
	fmt.Println(ok)
}

// Output:
//  0 a  a:1
//  1 b  b:1 a:1
//  2 a  a:2 b:1
//  3 c  c:1 a:2 b:1
//  4 a  a:3 c:1 b:1
// evict b=1
//  5 d  d:1 a:3 c:1
// evict c=1
//  6 b  b:1 d:1 a:3
// evict a=3
//  7 e  e:1 b:1 d:1
// evict d=1
//  8 a  a:1 e:1 b:1
//  9 e  e:2 a:1 b:1
// evict b=1
// 10 f  f:1 e:2 a:1
// 11 e  e:3 f:1 a:1
// 12 a  a:2 e:3 f:1
// evict f=1
// 13 b  b:1 a:2 e:3
// hits 5 misses 9
// [3 9] true
// false
