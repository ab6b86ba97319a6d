// Types that gc cannot lay out.
package p

var _ chan [0x2FFFF]byte // ERROR 5 "channel element type too large (>64kB)"
var _ = make(chan [0x2FFFF]byte) // ERROR 5 "channel element type too large (>64kB)"
var ok chan [0xFFFF]byte

type T [1 << 17]byte

var x chan T // ERROR 5 "channel element type too large (>64kB)"

type V [1 << 50]byte // ERROR 6 "type [1125899906842624]byte larger than address space"

var X [1 << 50]byte // ERROR 5 "type [1125899906842624]byte larger than address space"

func f() {
	ch := make(chan struct{ v [65536]byte }) // ERROR 2 "channel element type too large (>64kB)"
	close(ch)
}
