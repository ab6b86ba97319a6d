// Accounts guarded by mutexes; many goroutines transfer money, and none is lost.
package main

import (
	"errors"
	"fmt"
	"sync"
	"sync/atomic"
)

type Account struct {
	mu      sync.Mutex
	id      int
	balance int
}

type InsufficientFunds struct{ Need, Have int }

func (e InsufficientFunds) Error() string {
	return fmt.Sprintf("insufficient funds: need %d, have %d", e.Need, e.Have)
}

type Bank struct {
	accounts  []*Account
	transfers atomic.Int64
	refused   atomic.Int64
}

func NewBank(n, balance int) *Bank {
	b := &Bank{}
	for i := 0; i < n; i++ {
		b.accounts = append(b.accounts, &Account{id: i, balance: balance})
	}
	return b
}

var errSameAccount = errors.New("same account")

// Transfer locks both accounts, the one with the lower id first, so that no two can deadlock.
func (b *Bank) Transfer(from, to, amount int) error {
	if from == to {
		return errSameAccount
	}
	first, second := b.accounts[min(from, to)], b.accounts[max(from, to)]
	first.mu.Lock()
	defer first.mu.Unlock()
	second.mu.Lock()
	defer second.mu.Unlock()
	source, target := b.accounts[from], b.accounts[to]
	if source.balance < amount {
		b.refused.Add(1)
		return InsufficientFunds{amount, source.balance}
	}
	source.balance -= amount
	target.balance += amount
	b.transfers.Add(1)
	return nil
}

func (b *Bank) Total() (sum int) {
	for _, a := range b.accounts {
		a.mu.Lock()
		sum += a.balance
		a.mu.Unlock()
	}
	return
}

func main() {
	bank := NewBank(10, 1000)
	var group sync.WaitGroup
	for g := 0; g < 8; g++ {
		group.Add(1)
		go func(seed uint32) {
			defer group.Done()
			for i := 0; i < 2000; i++ {
				seed = seed*1664525 + 1013904223
				from, to := int(seed>>8)%10, int(seed>>16)%10
				bank.Transfer(from, to, int(seed>>24))
			}
		}(uint32(g + 1))
	}
	group.Wait()
	fmt.Println("total", bank.Total())
	fmt.Println("all counted", bank.transfers.Load()+bank.refused.Load() > 10000)

	err := bank.Transfer(3, 4, 1_000_000)
	var short InsufficientFunds
	fmt.Println(errors.As(err, &short), short.Need)
	fmt.Println(bank.Transfer(5, 5, 1))
}

// Output:
// total 10000
// all counted true
// true 1000000
// same account
