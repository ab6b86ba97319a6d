// Receivers.
package p

import "bytes"

type E struct{}
type G[P any] struct{}
type Ptr *int
type A = E
type PA = *E

func (E[int]) m1()          {} // ERROR 7 "E is not a generic type"
func (bytes.Buffer) m2()    {} // ERROR 7 "cannot define new methods on non-local type bytes.Buffer"
func (*bytes.Buffer) m3()   {} // ERROR 8 "cannot define new methods on non-local type bytes.Buffer"
func (Ptr) m4()             {} // ERROR 7 "invalid receiver type Ptr (pointer or interface type)"
func (**E) m5()             {} // ERROR 8 "invalid receiver type **E"
func (A) m6()               {}
func (PA) m7()              {}
func (*PA) m8()             {} // ERROR 8 "invalid receiver type *PA"
func (x E) m9(x int)        {} // ERROR 15 "x redeclared in this block\n\ttypes_receivers.go:20:7: other declaration of x"
func (G[_]) m10()           {}
func (G[P]) m11() (x P)     { return }
func (G[P]) m11()           {} // ERROR 13 "method G.m11 already declared at types_receivers.go:22:13"
func (func()) m12()         {} // ERROR 11 "invalid receiver type func()"
func (struct{}) m13()       {} // ERROR 7 "invalid receiver type struct{}"
func (error) m14()          {} // ERROR 7 "cannot define new methods on non-local type error"
func (x, y E) m15() // ERROR 15 "method has multiple receivers"
