// Imports.
package p

import (
	init "fmt" // ERROR 2 "cannot import package as init - init must be a func"
	"a b" // ERROR 2 "invalid import path (invalid character U+0020 ' ')"
	"" // ERROR 2 "invalid import path (empty string)"
	"fmt" // ERROR 2 "\"fmt\" imported and not used"
	f "fmt" // ERROR 2 "\"fmt\" imported as f and not used"
	_ "fmt"
	math "math" // ERROR 2 "\"math\" imported and not used"
	"math" // ERROR 2 "math redeclared in this block\n\tdecl_imports.go:11:2: other declaration of math" // ERROR 2 "\"math\" imported and not used"
	"a\x00b" // ERROR 2 "invalid import path (invalid character U+0000)"
	"bytes"
	"unsafe"
)

var b bytes.Buffer
var c = b.buf // ERROR 11 "b.buf undefined (cannot refer to unexported field buf)"
var d = bytes.buffer // ERROR 15 "undefined: bytes.buffer (but have Buffer)"
var e = bytes.Bufer // ERROR 15 "undefined: bytes.Bufer"
var g = bytes.buffer2 // ERROR 15 "undefined: bytes.buffer2"
var h bytes.Nothing // ERROR 13 "undefined: bytes.Nothing"
var i = bytes.Buffer // ERROR 9 "bytes.Buffer (type) is not an expression"
var j = unsafe.Nothing // ERROR 16 "undefined: unsafe.Nothing"
var k unsafe.Sizeof // ERROR 7 "unsafe.Sizeof (built-in) is not a type"
var l bytes.readOp // ERROR 13 "name readOp not exported by package bytes"
var m = bytes.opRead // ERROR 15 "undefined: bytes.opRead"
