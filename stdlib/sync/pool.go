// Pool: a cache of objects that are costly to make. Each P has one of its own,
// and takes from others when that is empty. At the start of a collection what
// lies in the pool becomes its reserve, and the reserve before is dropped: an
// object that nobody takes goes within two collections.
package sync

import "unsafe"

// A Pool holds objects for reuse. It may be used by several goroutines at
// once.
type Pool struct {
	noCopy noCopy

	local   unsafe.Pointer // what the Ps have; for the natives only, as reserve
	reserve unsafe.Pointer

	// New makes an object when the pool is empty; it may be nil.
	New func() any
}

// poolput puts x where the P of the caller keeps its objects. Native.
func poolput(p *Pool, x any)

// poolget takes out some object, nil if there is none. Native.
func poolget(p *Pool) any

// Put adds x, which must not be used any more.
//
//go:noinline
func (p *Pool) Put(x any) {
	if x != nil {
		poolput(p, x)
	}
}

// Get takes some object out, or makes one by New.
//
//go:noinline
func (p *Pool) Get() any {
	x := poolget(p)
	if x == nil && p.New != nil {
		x = p.New()
	}
	return x
}
