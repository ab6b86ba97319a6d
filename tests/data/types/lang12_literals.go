// -lang=go1.12
// Number literals and shift counts before Go 1.13.
package p

const a = 1_000 // ERROR 11 "underscore in numeric literal requires go1.13 or later (-lang was set to go1.12; check go.mod)"
const b = 0b11 // ERROR 11 "binary literal requires go1.13 or later (-lang was set to go1.12; check go.mod)"
const c = 0o17 // ERROR 11 "0o/0O-style octal literal requires go1.13 or later (-lang was set to go1.12; check go.mod)"
const d = 0x1p2 // ERROR 11 "hexadecimal floating-point literal requires go1.13 or later (-lang was set to go1.12; check go.mod)"
const e = 0x10
const g = 017
const h = 0x_10i // ERROR 11 "underscore in numeric literal requires go1.13 or later (-lang was set to go1.12; check go.mod)"

func f(i int) int { return 1 << i } // ERROR 33 "invalid operation: signed shift count i (variable of type int) requires go1.13 or later (-lang was set to go1.12; check go.mod)"
