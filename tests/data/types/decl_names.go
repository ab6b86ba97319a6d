// Names and where they may be declared and used.
package p

import (
	"fmt" // ERROR 2 "\"fmt\" imported and not used"
	"os" // ERROR 2 "\"os\" imported and not used"
	str "strings" // ERROR 2 "\"strings\" imported as str and not used"
	. "sort" // ERROR 2 "\"sort\" imported and not used"
)

import "bytes" // ERROR 8 "\"bytes\" imported and not used"

func bytes() {} // ERROR 6 "bytes already declared through import of package bytes (\"bytes\")\n\tdecl_names.go:11:8: other declaration of bytes"


var a int
var a string // ERROR 5 "a redeclared in this block\n\tdecl_names.go:16:5: other declaration of a"

func f() int { return undefinedName } // ERROR 23 "undefined: undefinedName"

var blank = _ // ERROR 13 "cannot use _ as value or type"

var pkg = fmt // ERROR 11 "use of package fmt not in selector"

func unused() {
	x := 1
	var y, z int // ERROR 6 "declared and not used: y"
	_ = z
	switch t := any(x).(type) { // ERROR 9 "t declared and not used"
	case int:
	}
	{
		inner := 2 // ERROR 3 "declared and not used: inner"
	}
	func() { closed := 1 }() // ERROR 11 "declared and not used: closed"
}

var init = 1 // ERROR 5 "cannot declare init - must be func"

func init() int { return 1 } // ERROR 6 "func init must have no arguments and no return values"
func init() // ERROR 6 "func init must have a body"
func init[T any]() {} // ERROR 11 "func init must have no type parameters"

type T struct{}

func (T) m() {}
func (T) m() {} // ERROR 10 "method T.m already declared at decl_names.go:46:10"

type F struct {
	f int
	g int
	g string // ERROR 2 "g redeclared\n\tdecl_names.go:51:2: other declaration of g"
	_ int
	_ int
}

func (F) f() {} // ERROR 10 "field and method with the same name f\n\tdecl_names.go:50:2: other declaration of f"

func generic[T any]() // ERROR 6 "generic function is missing function body"

func local() {
	type a int
	type a string // ERROR 7 "a redeclared in this block\n\tdecl_names.go:62:7: other declaration of a"
	const b = 1
	var b int // ERROR 6 "b redeclared in this block\n\tdecl_names.go:64:8: other declaration of b"
}

func result() (r int) {
	{
		r := 1
		_ = r
		return // ERROR 3 "result parameter r not in scope at return\n\tdecl_names.go:70:3: inner declaration of var r int"
	}
	return
}
