// Package sysrand serves random bytes fit for secrets to the cryptographic
// packages.
package sysrand

import (
	"internal/hostos"
	"internal/sched"
)

// Read fills b. The program ends where the host has no such bytes.
func Read(b []byte) {
	if len(b) > 0 && hostos.RandomBytes(b) < 0 {
		sched.Fatal("crypto/rand: failed to read random data")
	}
}
