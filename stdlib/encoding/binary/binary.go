// Package binary turns numbers, and arrays, slices and structs of them, into
// bytes and back. Everything must have a fixed size, which int and uint do not.
package binary

import (
	"errors"
	"io"
	"math"
	"reflect"
)

var errBufferTooSmall = errors.New("buffer too small")

// fixedSize returns the size of a type, -1 if it has none.
func fixedSize(t reflect.Type) int {
	switch t.Kind() {
	case reflect.Array:
		if s := fixedSize(t.Elem()); s >= 0 {
			return s * t.Len()
		}
	case reflect.Struct:
		sum := 0
		for i, n := 0, t.NumField(); i < n; i++ {
			s := fixedSize(t.Field(i).Type)
			if s < 0 {
				return -1
			}
			sum += s
		}
		return sum
	case reflect.Bool,
		reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64,
		reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64,
		reflect.Float32, reflect.Float64, reflect.Complex64, reflect.Complex128:
		return int(t.Size())
	}
	return -1
}

// dataSize is fixedSize of a value, which may be a slice.
func dataSize(v reflect.Value) int {
	if v.Kind() == reflect.Slice {
		if s := fixedSize(v.Type().Elem()); s >= 0 {
			return s * v.Len()
		}
		return -1
	}
	if v.IsValid() {
		return fixedSize(v.Type())
	}
	return -1
}

// Size returns how many bytes Write makes of v, or of what it points to; -1 if
// that is not fixed.
func Size(v any) int { return dataSize(reflect.Indirect(reflect.ValueOf(v))) }

// typeName is for errors.
func typeName(v any) string {
	if t := reflect.TypeOf(v); t != nil {
		return t.String()
	}
	return "<nil>"
}

// target returns what data, a pointer or a slice, lets be filled, and its size.
func target(data any) (v reflect.Value, size int) {
	v = reflect.ValueOf(data)
	switch v.Kind() {
	case reflect.Pointer:
		v = v.Elem()
		return v, dataSize(v)
	case reflect.Slice:
		return v, dataSize(v)
	}
	return v, -1
}

// Read reads data, a pointer or a slice, from r. Blank fields of structs are
// skipped. The error is EOF only if nothing was read.
func Read(r io.Reader, order ByteOrder, data any) error {
	v, size := target(data)
	if size < 0 {
		return errors.New("binary.Read: invalid type " + typeName(data))
	}
	buf := make([]byte, size)
	if _, err := io.ReadFull(r, buf); err != nil {
		return err
	}
	d := coder{order, buf}
	d.decode(v)
	return nil
}

// Decode fills data, a pointer or a slice, from buf and returns how many bytes
// it took.
func Decode(buf []byte, order ByteOrder, data any) (int, error) {
	v, size := target(data)
	if size < 0 {
		return 0, errors.New("binary.Decode: invalid type " + typeName(data))
	}
	if len(buf) < size {
		return 0, errBufferTooSmall
	}
	d := coder{order, buf[:size]}
	d.decode(v)
	return size, nil
}

// Write writes data, or what it points to, to w. Blank fields of structs are
// zero.
//
//vole:leaks data=content
func Write(w io.Writer, order ByteOrder, data any) error {
	v := reflect.Indirect(reflect.ValueOf(data))
	size := dataSize(v)
	if size < 0 {
		return errors.New("binary.Write: some values are not fixed-sized in type " + typeName(data))
	}
	buf := make([]byte, size)
	e := coder{order, buf}
	e.encode(v)
	_, err := w.Write(buf)
	return err
}

// Encode writes data to buf and returns how many bytes that took.
func Encode(buf []byte, order ByteOrder, data any) (int, error) {
	v := reflect.Indirect(reflect.ValueOf(data))
	size := dataSize(v)
	if size < 0 {
		return 0, errors.New("binary.Encode: some values are not fixed-sized in type " + typeName(data))
	}
	if len(buf) < size {
		return 0, errBufferTooSmall
	}
	e := coder{order, buf[:size]}
	e.encode(v)
	return size, nil
}

// Append appends the bytes of data to buf.
func Append(buf []byte, order ByteOrder, data any) ([]byte, error) {
	v := reflect.Indirect(reflect.ValueOf(data))
	size := dataSize(v)
	if size < 0 {
		return nil, errors.New("binary.Append: some values are not fixed-sized in type " + typeName(data))
	}
	n := len(buf)
	buf = append(buf, make([]byte, size)...)
	e := coder{order, buf[n:]}
	e.encode(v)
	return buf, nil
}

// A coder goes through a value and its bytes.
type coder struct {
	order ByteOrder
	buf   []byte // what is left
}

func (c *coder) take(n int) []byte {
	b := c.buf[:n]
	c.buf = c.buf[n:]
	return b
}

// number reads an unsigned number of size bytes.
func (c *coder) number(size int) uint64 {
	b := c.take(size)
	switch size {
	case 1:
		return uint64(b[0])
	case 2:
		return uint64(c.order.Uint16(b))
	case 4:
		return uint64(c.order.Uint32(b))
	}
	return c.order.Uint64(b)
}

func (c *coder) putNumber(size int, x uint64) {
	b := c.take(size)
	switch size {
	case 1:
		b[0] = byte(x)
	case 2:
		c.order.PutUint16(b, uint16(x))
	case 4:
		c.order.PutUint32(b, uint32(x))
	default:
		c.order.PutUint64(b, x)
	}
}

func (c *coder) decode(v reflect.Value) {
	switch v.Kind() {
	case reflect.Array, reflect.Slice:
		if v.Kind() == reflect.Slice && v.Type().Elem().Kind() == reflect.Uint8 {
			copy(v.Bytes(), c.take(v.Len()))
			return
		}
		for i, n := 0, v.Len(); i < n; i++ {
			c.decode(v.Index(i))
		}
	case reflect.Struct:
		t := v.Type()
		for i, n := 0, v.NumField(); i < n; i++ {
			if f := v.Field(i); f.CanSet() || t.Field(i).Name != "_" {
				c.decode(f)
			} else {
				c.take(fixedSize(f.Type()))
			}
		}
	case reflect.Bool:
		v.SetBool(c.number(1) != 0)
	case reflect.Int8:
		v.SetInt(int64(int8(c.number(1))))
	case reflect.Int16:
		v.SetInt(int64(int16(c.number(2))))
	case reflect.Int32:
		v.SetInt(int64(int32(c.number(4))))
	case reflect.Int64:
		v.SetInt(int64(c.number(8)))
	case reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64:
		v.SetUint(c.number(int(v.Type().Size())))
	case reflect.Float32:
		v.SetFloat(float64(math.Float32frombits(uint32(c.number(4)))))
	case reflect.Float64:
		v.SetFloat(math.Float64frombits(c.number(8)))
	case reflect.Complex64:
		re := math.Float32frombits(uint32(c.number(4)))
		im := math.Float32frombits(uint32(c.number(4)))
		v.SetComplex(complex(float64(re), float64(im)))
	case reflect.Complex128:
		re := math.Float64frombits(c.number(8))
		im := math.Float64frombits(c.number(8))
		v.SetComplex(complex(re, im))
	}
}

func (c *coder) encode(v reflect.Value) {
	switch v.Kind() {
	case reflect.Array, reflect.Slice:
		if v.Kind() == reflect.Slice && v.Type().Elem().Kind() == reflect.Uint8 {
			copy(c.take(v.Len()), v.Bytes())
			return
		}
		for i, n := 0, v.Len(); i < n; i++ {
			c.encode(v.Index(i))
		}
	case reflect.Struct:
		t := v.Type()
		for i, n := 0, v.NumField(); i < n; i++ {
			if f := v.Field(i); f.CanSet() || t.Field(i).Name != "_" {
				c.encode(f)
			} else {
				clear(c.take(fixedSize(f.Type())))
			}
		}
	case reflect.Bool:
		x := uint64(0)
		if v.Bool() {
			x = 1
		}
		c.putNumber(1, x)
	case reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		c.putNumber(int(v.Type().Size()), uint64(v.Int()))
	case reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64:
		c.putNumber(int(v.Type().Size()), v.Uint())
	case reflect.Float32:
		c.putNumber(4, uint64(math.Float32bits(float32(v.Float()))))
	case reflect.Float64:
		c.putNumber(8, math.Float64bits(v.Float()))
	case reflect.Complex64:
		x := v.Complex()
		c.putNumber(4, uint64(math.Float32bits(float32(real(x)))))
		c.putNumber(4, uint64(math.Float32bits(float32(imag(x)))))
	case reflect.Complex128:
		x := v.Complex()
		c.putNumber(8, math.Float64bits(real(x)))
		c.putNumber(8, math.Float64bits(imag(x)))
	}
}
