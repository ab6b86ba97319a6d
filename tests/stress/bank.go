// Transfers between accounts under mutexes, read under RWMutexes; no money is made or lost.
package main

import (
	"fmt"
	"sync"
	"sync/atomic"
)

type account struct {
	mu      sync.Mutex
	balance int
	history []*entry
}

type entry struct {
	amount int
	other  *account
	next   *entry
}

const accounts, workers, transfers = 20, 10, 600

func transfer(from, to *account, first, second *account, amount int) {
	first.mu.Lock()
	defer first.mu.Unlock()
	second.mu.Lock()
	defer second.mu.Unlock()
	from.balance -= amount
	to.balance += amount
	from.history = append(from.history, &entry{-amount, to, nil})
	to.history = append(to.history, &entry{amount, from, nil})
	if len(from.history) > 40 {
		from.history = append([]*entry(nil), from.history[20:]...)
	}
}

func main() {
	bank := make([]*account, accounts)
	for i := range bank {
		bank[i] = &account{balance: 1000}
	}
	var table sync.RWMutex
	names := map[string]*account{}
	var wg sync.WaitGroup
	var reads atomic.Int64
	for w := 0; w < workers; w++ {
		wg.Add(1)
		go func() {
			defer wg.Done()
			state := uint32(w*7919 + 1)
			for i := 0; i < transfers; i++ {
				state = state*1664525 + 1013904223
				a, b := int(state>>8)%accounts, int(state>>20)%accounts
				if a == b {
					b = (b + 1) % accounts
				}
				low, high := min(a, b), max(a, b)
				transfer(bank[a], bank[b], bank[low], bank[high], int(state)&15)
				if i%10 == 0 {
					table.Lock()
					names[fmt.Sprint("account", a)] = bank[a]
					table.Unlock()
				}
				table.RLock()
				if names[fmt.Sprint("account", b)] != nil {
					reads.Add(1)
				}
				table.RUnlock()
			}
		}()
	}
	wg.Wait()
	total := 0
	for _, a := range bank {
		total += a.balance
		for _, e := range a.history {
			if e.other == nil || e.next != nil {
				panic("a damaged entry")
			}
		}
	}
	for name, a := range names {
		if name != fmt.Sprint("account", index(bank, a)) {
			panic(name)
		}
	}
	fmt.Println(total, len(names) <= accounts, reads.Load() > 0)
}

func index(bank []*account, a *account) int {
	for i, b := range bank {
		if a == b {
			return i
		}
	}
	return -1
}

// Output:
// 20000 true true
