// -lang=go1.8
package p

type A = int // ERROR 6 "type alias requires go1.9 or later (-lang was set to go1.8; check go.mod)"
