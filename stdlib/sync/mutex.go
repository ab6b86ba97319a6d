// Package sync has the locks and meeting points of goroutines. None of its
// types may be copied after the first use. This file has Mutex and Locker.
package sync

import isync "internal/sync"

// noCopy lets vet find copies.
type noCopy struct{}

// Lock is for vet.
func (*noCopy) Lock() {}

// Unlock is for vet.
func (*noCopy) Unlock() {}

// A Locker can be locked and unlocked.
type Locker interface {
	Lock()
	Unlock()
}

// A Mutex is a lock that one goroutine at a time holds; any goroutine may
// unlock it. The zero value is unlocked.
type Mutex struct {
	_  noCopy
	mu isync.Mutex
}

// Lock waits until the mutex is free and takes it.
func (m *Mutex) Lock() { m.mu.Lock() }

// TryLock takes the mutex if it is free and reports whether it did.
func (m *Mutex) TryLock() bool { return m.mu.TryLock() }

// Unlock frees the mutex. It is a fatal error if it is not locked.
func (m *Mutex) Unlock() { m.mu.Unlock() }
