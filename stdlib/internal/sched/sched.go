// Package sched is the door to the scheduler for sync, time and others:
// parking and waking goroutines, and the clock.
package sched

// A Reason is what tracebacks say that a goroutine waits for.
type Reason int32

const (
	Semaphore Reason = iota
	MutexLock
	RWMutexLock
	RWMutexRLock
	WaitGroupWait
	Coroutine
)

// Semacquire waits until *addr > 0 and then decrements it. Waiters on an
// address queue first in, first out; with lifo the caller goes first. Native.
func Semacquire(addr *uint32, lifo bool, why Reason)

// Semrelease increments *addr and wakes one waiter, if there is one. With
// handoff the waiter runs at once in place of the caller. Native.
func Semrelease(addr *uint32, handoff bool)

// Tickets is a queue in which goroutines wait for a call.
type Tickets struct {
	Given  uint32 // tickets are taken by adding to it
	Called uint32
}

// NotifyWait waits until ticket has been called. Native.
func NotifyWait(t *Tickets, ticket uint32)

// NotifyOne calls the next ticket, if one has been taken. Native.
func NotifyOne(t *Tickets)

// NotifyAll calls all tickets that have been taken. Native.
func NotifyAll(t *Tickets)

// GoSystem runs f on a new goroutine that NumGoroutine does not count, that no
// traceback shows and whose being parked for ever is no deadlock by itself:
// the program is deadlocked when all other goroutines are parked for ever and
// no system goroutine waits for a deadline. Native.
func GoSystem(f func())

// Nanotime returns the monotonic clock in nanoseconds, never 0. Native.
func Nanotime() int64

// Walltime returns the time since 1970 UTC. Native.
func Walltime() (sec int64, nsec int32)

// Sleep parks the calling goroutine for ns nanoseconds; not at all unless
// ns > 0. Native.
func Sleep(ns int64)

// Random64 returns a random number from the machine's source of randomness,
// which a host may seed. Native.
func Random64() uint64

// Fatal ends the program with "fatal error: " and msg and the traceback of a
// fatal error, exit status 2. Native.
func Fatal(msg string)
