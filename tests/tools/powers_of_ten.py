#!/usr/bin/env python3
"""Writes stdlib/internal/strconv/pow10.go, the 128-bit powers of ten that floats are converted with.

    tests/tools/powers_of_ten.py > stdlib/internal/strconv/pow10.go
"""

LOW, HIGH = -348, 347

HEAD = """// Generated: the powers of ten that floating-point conversion scales by.
// Entry e-pow10Min is the top 128 bits, truncated, of 10^e, normalised so that
// the highest bit is set: high word, low word. Exact for 0 <= e <= 55.
package strconv

const (
\tpow10Min = %d
\tpow10Max = %d
)

var pow10Table = [pow10Max - pow10Min + 1][2]uint64{""" % (LOW, HIGH)


def mantissa(e):
    if e >= 0:
        n = 10 ** e
    else:
        d = 10 ** -e
        n = (1 << (d.bit_length() + 128)) // d
    shift = n.bit_length() - 128
    return n >> shift if shift >= 0 else n << -shift


print(HEAD)
for e in range(LOW, HIGH + 1):
    m = mantissa(e)
    print("\t{0x%016x, 0x%016x}, // 1e%d" % (m >> 64, m & (2 ** 64 - 1), e))
print("}")
