// Pool: a cache of objects that are costly to make. What lies in a pool may
// vanish at any time; here a pool keeps a bounded number.
package sync

// A Pool holds objects for reuse. It may be used by several goroutines at
// once.
type Pool struct {
	noCopy noCopy

	mu    Mutex
	items []any

	// New makes an object when the pool is empty; it may be nil.
	New func() any
}

const poolMax = 64

// Put adds x, which must not be used any more.
func (p *Pool) Put(x any) {
	if x == nil {
		return
	}
	p.mu.Lock()
	if len(p.items) < poolMax {
		p.items = append(p.items, x)
	}
	p.mu.Unlock()
}

// Get takes some object out, or makes one by New.
func (p *Pool) Get() any {
	p.mu.Lock()
	if n := len(p.items); n > 0 {
		x := p.items[n-1]
		p.items[n-1] = nil
		p.items = p.items[:n-1]
		p.mu.Unlock()
		return x
	}
	p.mu.Unlock()
	if p.New != nil {
		return p.New()
	}
	return nil
}
