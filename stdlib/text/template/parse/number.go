// Numbers: a constant has the value of each type that can hold it, as Go's
// untyped constants have.
package parse

import (
	"fmt"
	"strconv"
	"strings"
)

// NumberNode holds a number or character constant.
type NumberNode struct {
	NodeType
	Pos
	origin
	IsInt      bool
	IsUint     bool
	IsFloat    bool
	IsComplex  bool
	Int64      int64
	Uint64     uint64
	Float64    float64
	Complex128 complex128
	Text       string // as written
}

func (n *NumberNode) String() string             { return n.Text }
func (n *NumberNode) writeTo(b *strings.Builder) { b.WriteString(n.Text) }

//vole:cost 13
func (n *NumberNode) Copy() Node {
	c := new(NumberNode)
	*c = *n
	return c
}

// newNumber returns the node of a token that is a constant.
func newNumber(t *Tree, tok token) (n *NumberNode, err error) {
	n = &NumberNode{origin: origin{t}, NodeType: NodeNumber, Pos: Pos(tok.pos), Text: tok.text}
	switch {
	case tok.kind == tokCharConstant:
		err = n.setChar()
	case tok.kind == tokComplex:
		if _, err = fmt.Sscan(n.Text, &n.Complex128); err == nil {
			n.setComplex(n.Complex128)
		}
	default:
		if number, ok := strings.CutSuffix(n.Text, "i"); ok {
			if f, err := strconv.ParseFloat(number, 64); err == nil {
				n.setComplex(complex(0, f))
				return n, nil
			}
		}
		err = n.setReal()
	}
	if err != nil {
		return nil, err
	}
	return n, nil
}

func (n *NumberNode) setChar() error {
	r, _, tail, err := strconv.UnquoteChar(n.Text[1:], n.Text[0])
	if err != nil {
		return err
	}
	if tail != "'" {
		return fmt.Errorf("malformed character constant: %s", n.Text)
	}
	n.setInt(int64(r))
	n.setUint(uint64(r))
	n.setFloat(float64(r))
	return nil
}

func (n *NumberNode) setInt(x int64)     { n.IsInt, n.Int64 = true, x }
func (n *NumberNode) setUint(x uint64)   { n.IsUint, n.Uint64 = true, x }
func (n *NumberNode) setFloat(x float64) { n.IsFloat, n.Float64 = true, x }

// setIntegers sets the integers that are equal to the float.
func (n *NumberNode) setIntegers() {
	if x := int64(n.Float64); float64(x) == n.Float64 {
		n.setInt(x)
	}
	if x := uint64(n.Float64); float64(x) == n.Float64 {
		n.setUint(x)
	}
}

// setComplex sets c, and all others if it is real.
func (n *NumberNode) setComplex(c complex128) {
	n.IsComplex, n.Complex128 = true, c
	if imag(c) == 0 {
		n.setFloat(real(c))
		n.setIntegers()
	}
}

func (n *NumberNode) setReal() error {
	if u, err := strconv.ParseUint(n.Text, 0, 64); err == nil {
		n.setUint(u)
		n.setFloat(float64(u))
	}
	if i, err := strconv.ParseInt(n.Text, 0, 64); err == nil {
		n.setInt(i)
		n.setFloat(float64(i))
		n.IsUint = n.IsUint || i == 0 // -0 is no ParseUint's
	}
	if n.IsFloat {
		return nil
	}
	f, err := strconv.ParseFloat(n.Text, 64)
	if err != nil {
		return fmt.Errorf("illegal number syntax: %q", n.Text)
	}
	if !strings.ContainsAny(n.Text, ".eEpP") {
		return fmt.Errorf("integer overflow: %q", n.Text)
	}
	n.setFloat(f)
	n.setIntegers()
	return nil
}
