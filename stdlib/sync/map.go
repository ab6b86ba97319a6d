// Map: a map for several goroutines, without locks of the user's own. Entries
// keep their order of insertion in a list, so that Range can go on while the
// map changes.
package sync

// Map is a map[any]any that goroutines may use at once. The zero value is
// empty.
type Map struct {
	_  noCopy
	mu Mutex
	m  map[any]*mapEntry
	// all entries, deleted ones included until half are
	list []*mapEntry
	dead int
}

type mapEntry struct {
	key     any
	value   any
	deleted bool
}

// Load returns the value of key and whether there is one.
//
//vole:cost 72
func (m *Map) Load(key any) (value any, ok bool) {
	return m.load(key)
}

//go:noinline
func (m *Map) load(key any) (value any, ok bool) {
	m.mu.Lock()
	e := m.m[key]
	if e != nil {
		value, ok = e.value, true
	}
	m.mu.Unlock()
	return
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
	for _, e := range m.list {
		e.deleted = true
	}
	m.m, m.list, m.dead = nil, nil, 0
	m.mu.Unlock()
}

// insert adds an entry for a key that has none.
func (m *Map) insert(key, value any) {
	e := &mapEntry{key: key, value: value}
	if m.m == nil {
		m.m = make(map[any]*mapEntry)
	}
	m.m[key] = e
	m.list = append(m.list, e)
}

// remove takes the entry of key out.
func (m *Map) remove(key any, e *mapEntry) {
	delete(m.m, key)
	e.deleted = true
	m.dead++
	if m.dead > 16 && m.dead > len(m.list)/2 {
		live := make([]*mapEntry, 0, len(m.list)-m.dead)
		for _, e := range m.list {
			if !e.deleted {
				live = append(live, e)
			}
		}
		m.list, m.dead = live, 0
	}
}

// LoadOrStore returns the value of key, after storing value if it has none.
//
//vole:cost 73
func (m *Map) LoadOrStore(key, value any) (actual any, loaded bool) {
	return m.loadOrStore(key, value)
}

//go:noinline
func (m *Map) loadOrStore(key, value any) (actual any, loaded bool) {
	m.mu.Lock()
	if e := m.m[key]; e != nil {
		actual, loaded = e.value, true
	} else {
		m.insert(key, value)
		actual = value
	}
	m.mu.Unlock()
	return
}

// LoadAndDelete removes key and returns the value it had.
//
//vole:cost 72
func (m *Map) LoadAndDelete(key any) (value any, loaded bool) {
	return m.loadAndDelete(key)
}

//go:noinline
func (m *Map) loadAndDelete(key any) (value any, loaded bool) {
	m.mu.Lock()
	if e := m.m[key]; e != nil {
		value, loaded = e.value, true
		m.remove(key, e)
	}
	m.mu.Unlock()
	return
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
	m.mu.Lock()
	if e := m.m[key]; e != nil {
		previous, loaded = e.value, true
		e.value = value
	} else {
		m.insert(key, value)
	}
	m.mu.Unlock()
	return
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
	m.mu.Lock()
	defer m.mu.Unlock()
	if e := m.m[key]; e != nil && e.value == old {
		e.value = new
		return true
	}
	return false
}

// CompareAndDelete removes key if its value is old, whose type must have ==.
//
//vole:cost 64
func (m *Map) CompareAndDelete(key, old any) (deleted bool) {
	return m.compareAndDelete(key, old)
}

//go:noinline
func (m *Map) compareAndDelete(key, old any) (deleted bool) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if e := m.m[key]; e != nil && e.value == old {
		m.remove(key, e)
		return true
	}
	return false
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
	m.mu.Lock()
	list := m.list
	m.mu.Unlock()
	for _, e := range list {
		m.mu.Lock()
		key, value, deleted := e.key, e.value, e.deleted
		m.mu.Unlock()
		if !deleted && !f(key, value) {
			return
		}
	}
}
