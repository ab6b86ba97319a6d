// Map: a map for several goroutines, without locks of the user's own. Most
// operations take no lock: they look at a view, a built-in map that is never
// changed again, whose entries hold their values behind atomic pointers. New
// keys go into a second map, dirty, under a lock; it has all that the view has,
// and becomes the view when readers have missed keys there often enough.
//
// A removed entry holds no value. It gets one again only under the lock, where
// dirty is made to have it: so what is stored without the lock is never lost.
package sync

import "sync/atomic"

// Map is a map[any]any that goroutines may use at once. The zero value is
// empty.
type Map struct {
	_    noCopy
	mu   Mutex
	view atomic.Pointer[mapView]
	// dirty and misses are guarded by mu. dirty is nil if the view has all keys.
	dirty  map[any]*mapEntry
	misses int // lookups that dirty had to answer since it was made
}

// A mapView is never changed.
type mapView struct {
	entries map[any]*mapEntry
	partial bool // there is a dirty map
}

type mapEntry struct {
	value atomic.Pointer[any] // nil: removed
}

// nothing stands for a view without entries. It is not empty, so that a key
// that cannot be hashed panics as it does elsewhere.
var nothing = map[any]*mapEntry{noCopy{}: nil}

// look returns the view's entry of key, and whether it is certain that there
// is no other.
func (m *Map) look(key any) (e *mapEntry, certain bool) {
	entries, partial := nothing, false
	if v := m.view.Load(); v != nil {
		partial = v.partial
		if len(v.entries) != 0 {
			entries = v.entries
		}
	}
	e = entries[key]
	return e, e != nil || !partial
}

// find returns key's entry, nil if it has none.
func (m *Map) find(key any) *mapEntry {
	e, certain := m.look(key)
	if certain {
		return e
	}
	m.mu.Lock()
	if e, certain = m.look(key); !certain {
		e = m.dirty[key]
		m.miss()
	}
	m.mu.Unlock()
	return e
}

// miss counts a lookup that needed the lock; mu is held.
func (m *Map) miss() {
	m.misses++
	if m.misses >= len(m.dirty) {
		m.publish()
	}
}

// publish makes dirty the view; mu is held.
func (m *Map) publish() {
	m.view.Store(&mapView{entries: m.dirty})
	m.dirty, m.misses = nil, 0
}

// entry returns key's entry, made if need be, for a value to be put in; mu is
// held.
func (m *Map) entry(key any) *mapEntry {
	e, certain := m.look(key)
	if e != nil {
		if m.dirty != nil {
			m.dirty[key] = e // a removed one may not be there
		}
		return e
	}
	if certain {
		m.split()
	}
	if e = m.dirty[key]; e == nil {
		e = new(mapEntry)
		m.dirty[key] = e
	}
	return e
}

// split makes dirty, with all of the view that has not been removed; mu is
// held.
func (m *Map) split() {
	var old map[any]*mapEntry
	if v := m.view.Load(); v != nil {
		old = v.entries
	}
	m.dirty = make(map[any]*mapEntry, len(old)+1)
	for key, e := range old {
		if e.value.Load() != nil {
			m.dirty[key] = e
		}
	}
	m.view.Store(&mapView{entries: old, partial: true})
}

// Load returns the value of key and whether there is one.
//
//vole:cost 72
func (m *Map) Load(key any) (value any, ok bool) {
	return m.load(key)
}

//go:noinline
func (m *Map) load(key any) (value any, ok bool) {
	if e := m.find(key); e != nil {
		if p := e.value.Load(); p != nil {
			return *p, true
		}
	}
	return nil, false
}

// Store sets the value of key.
//
//vole:cost 74
func (m *Map) Store(key, value any) {
	_, _ = m.swap(key, value)
}

// Clear removes all entries.
//
//vole:cost 61
func (m *Map) Clear() {
	m.clear()
}

//go:noinline
func (m *Map) clear() {
	m.mu.Lock()
	m.dirty = nil
	m.publish()
	m.mu.Unlock()
}

// LoadOrStore returns the value of key, after storing value if it has none.
//
//vole:cost 73
func (m *Map) LoadOrStore(key, value any) (actual any, loaded bool) {
	return m.loadOrStore(key, value)
}

//go:noinline
func (m *Map) loadOrStore(key, value any) (actual any, loaded bool) {
	if e, _ := m.look(key); e != nil {
		if p := e.value.Load(); p != nil {
			return *p, true
		}
	}
	fresh := value
	m.mu.Lock()
	e := m.entry(key)
	p := e.value.Load()
	if p == nil {
		// Nobody else gives a removed entry a value: that takes the lock.
		p = &fresh
		e.value.Store(p)
	} else {
		loaded = true
	}
	m.mu.Unlock()
	return *p, loaded
}

// LoadAndDelete removes key and returns the value it had.
//
//vole:cost 72
func (m *Map) LoadAndDelete(key any) (value any, loaded bool) {
	return m.loadAndDelete(key)
}

//go:noinline
func (m *Map) loadAndDelete(key any) (value any, loaded bool) {
	e, certain := m.look(key)
	if !certain {
		m.mu.Lock()
		if e, certain = m.look(key); !certain {
			e = m.dirty[key]
			delete(m.dirty, key)
			m.miss()
		}
		m.mu.Unlock()
	}
	if e != nil {
		if p := e.value.Swap(nil); p != nil {
			return *p, true
		}
	}
	return nil, false
}

// Delete removes key.
//
//vole:cost 72
func (m *Map) Delete(key any) {
	m.loadAndDelete(key)
}

// Swap sets the value of key and returns the one before.
//
//vole:cost 73
func (m *Map) Swap(key, value any) (previous any, loaded bool) {
	return m.swap(key, value)
}

//go:noinline
func (m *Map) swap(key, value any) (previous any, loaded bool) {
	if e, _ := m.look(key); e != nil {
		for p := e.value.Load(); p != nil; p = e.value.Load() {
			if e.value.CompareAndSwap(p, &value) {
				return *p, true
			}
		}
	}
	m.mu.Lock()
	if p := m.entry(key).value.Swap(&value); p != nil {
		previous, loaded = *p, true
	}
	m.mu.Unlock()
	return previous, loaded
}

// CompareAndSwap sets the value of key to new if it is old, whose type must
// have ==.
//
//vole:cost 65
func (m *Map) CompareAndSwap(key, old, new any) (swapped bool) {
	return m.compareAndSwap(key, old, new)
}

//go:noinline
//vole:leaks key=heap
func (m *Map) compareAndSwap(key, old, new any) (swapped bool) {
	e := m.find(key)
	if e == nil {
		return false
	}
	for {
		p := e.value.Load()
		if p == nil || *p != old {
			return false
		}
		if e.value.CompareAndSwap(p, &new) {
			return true
		}
	}
}

// CompareAndDelete removes key if its value is old, whose type must have ==.
//
//vole:cost 64
func (m *Map) CompareAndDelete(key, old any) (deleted bool) {
	return m.compareAndDelete(key, old)
}

//go:noinline
func (m *Map) compareAndDelete(key, old any) (deleted bool) {
	e := m.find(key)
	if e == nil {
		return false
	}
	for {
		p := e.value.Load()
		if p == nil || *p != old {
			return false
		}
		if e.value.CompareAndSwap(p, nil) {
			return true
		}
	}
}

// Range calls f for the entries until it returns false. Each key is met at
// most once; changes made meanwhile may or may not be seen.
//
//vole:cost 62
func (m *Map) Range(f func(key, value any) bool) {
	m.visit(f)
}

//go:noinline
func (m *Map) visit(f func(key, value any) bool) {
	view := m.view.Load()
	if view == nil || view.partial {
		m.mu.Lock()
		if m.dirty != nil {
			m.publish()
		}
		view = m.view.Load()
		m.mu.Unlock()
	}
	if view == nil {
		return
	}
	for key, e := range view.entries {
		if p := e.value.Load(); p != nil && !f(key, *p) {
			return
		}
	}
}
