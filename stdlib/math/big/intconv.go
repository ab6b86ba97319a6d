// Ints as text and bytes.
package big

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"
)

// Text returns x in a base from 2 to MaxBase, without a prefix.
//
//vole:cost 71
func (x *Int) Text(base int) string {
	if x == nil {
		return "<nil>"
	}
	return string(x.abs.itoa(x.neg, base))
}

// Append appends Text(base).
//
//vole:cost 74
func (x *Int) Append(buf []byte, base int) []byte {
	if x == nil {
		return append(buf, "<nil>"...)
	}
	return append(buf, x.abs.itoa(x.neg, base)...)
}

// String returns x in base 10.
//
//vole:cost 75
func (x *Int) String() string { return x.Text(10) }

// SetString sets z to the number that s says in a base, where 0 stands for the
// one that a prefix names. Not ok: s is no number, and z anything.
func (z *Int) SetString(s string, base int) (*Int, bool) {
	return z.setAll(strings.NewReader(s), base)
}

// setAll is SetString for a reader that must end with the number.
func (z *Int) setAll(r io.ByteScanner, base int) (*Int, bool) {
	if z.scanFrom(r, base) != nil {
		return nil, false
	}
	if _, err := r.ReadByte(); err != io.EOF {
		return nil, false
	}
	return z, true
}

func (z *Int) scanFrom(r io.ByteScanner, base int) error {
	neg, err := scanSign(r)
	if err != nil {
		return err
	}
	n, err := scanNumeral(r, z.abs, base, false)
	z.abs = n.value
	if err == nil {
		z.give(z.abs, neg)
	}
	return err
}

// runeBytes reads bytes from what only has runes.
type runeBytes struct{ fmt.ScanState }

func (r runeBytes) ReadByte() (byte, error) {
	c, size, err := r.ReadRune()
	if err == nil && size != 1 {
		err = fmt.Errorf("invalid rune %#U", c)
	}
	return byte(c), err
}

func (r runeBytes) UnreadByte() error { return r.UnreadRune() }

// Scan is for fmt: verbs b, o, d, x, X say the base, s and v leave it to a
// prefix.
func (z *Int) Scan(s fmt.ScanState, ch rune) error {
	s.SkipSpace()
	base, ok := verbBase(ch)
	if !ok || ch == 'O' {
		return errors.New("Int.Scan: invalid verb")
	}
	if ch == 's' || ch == 'v' {
		base = 0
	}
	return z.scanFrom(runeBytes{s}, base)
}

func verbBase(verb rune) (base int, ok bool) {
	switch verb {
	case 'b':
		return 2, true
	case 'o', 'O':
		return 8, true
	case 'd', 's', 'v':
		return 10, true
	case 'x', 'X':
		return 16, true
	}
	return 0, false
}

// repeat writes text n times.
func repeat(s fmt.State, text string, n int) {
	if n > 0 {
		io.WriteString(s, strings.Repeat(text, n))
	}
}

// signFor returns what stands for the sign under fmt's flags.
func signFor(s fmt.State, neg bool) string {
	switch {
	case neg:
		return "-"
	case s.Flag('+'):
		return "+"
	case s.Flag(' '):
		return " "
	}
	return ""
}

// Format is for fmt, with its flags for integers.
func (x *Int) Format(s fmt.State, ch rune) {
	base, ok := verbBase(ch)
	if !ok {
		fmt.Fprintf(s, "%%!%c(big.Int=%s)", ch, x.String())
		return
	}
	if x == nil {
		fmt.Fprint(s, "<nil>")
		return
	}
	head := signFor(s, x.neg)
	if s.Flag('#') {
		head += map[rune]string{'b': "0b", 'o': "0", 'x': "0x", 'X': "0X"}[ch]
	}
	if ch == 'O' {
		head += "0o"
	}
	digits := string(x.abs.text(nil, false, base))
	if ch == 'X' {
		digits = strings.ToUpper(digits)
	}
	zeros, before, behind := 0, 0, 0
	prec, exact := s.Precision()
	if exact {
		if prec == 0 && digits == "0" {
			return
		}
		zeros = max(prec-len(digits), 0)
	}
	if width, ok := s.Width(); ok {
		pad := max(width-len(head)-zeros-len(digits), 0)
		switch {
		case s.Flag('-'):
			behind = pad
		case s.Flag('0') && !exact:
			zeros = max(pad, zeros)
		default:
			before = pad
		}
	}
	repeat(s, " ", before)
	io.WriteString(s, head)
	repeat(s, "0", zeros)
	io.WriteString(s, digits)
	repeat(s, " ", behind)
}

// Versions of the forms of package gob; the lowest bit of the byte is the sign.
const (
	intForm   = 1
	ratForm   = 1
	floatForm = 1
)

func signedForm(form byte, neg bool) byte {
	if neg {
		return form<<1 | 1
	}
	return form << 1
}

// GobEncode returns x for package gob.
func (x *Int) GobEncode() ([]byte, error) {
	if x == nil {
		return nil, nil
	}
	return append([]byte{signedForm(intForm, x.neg)}, x.Bytes()...), nil
}

// GobDecode sets z to what GobEncode returned.
func (z *Int) GobDecode(buf []byte) error {
	if len(buf) == 0 {
		*z = Int{}
		return nil
	}
	if form := buf[0] >> 1; form != intForm {
		return fmt.Errorf("Int.GobDecode: encoding version %d not supported", form)
	}
	z.abs, z.neg = z.abs.setBytes(buf[1:]), buf[0]&1 != 0
	return nil
}

// AppendText appends x in base 10.
//
//vole:cost 80
func (x *Int) AppendText(b []byte) ([]byte, error) { return x.Append(b, 10), nil }

// MarshalText returns x in base 10.
func (x *Int) MarshalText() ([]byte, error) { return x.AppendText(nil) }

// UnmarshalText sets z to the number that text says, with any prefix.
func (z *Int) UnmarshalText(text []byte) error {
	if _, ok := z.setAll(bytes.NewReader(text), 0); !ok {
		return fmt.Errorf("math/big: cannot unmarshal %q into a *big.Int", text)
	}
	return nil
}

// MarshalJSON returns x as a JSON number.
//
//vole:cost 73
func (x *Int) MarshalJSON() ([]byte, error) {
	if x == nil {
		return []byte("null"), nil
	}
	return x.abs.text(nil, x.neg, 10), nil
}

// UnmarshalJSON sets z to a number; null changes nothing.
func (z *Int) UnmarshalJSON(text []byte) error {
	if string(text) == "null" {
		return nil
	}
	return z.UnmarshalText(text)
}
