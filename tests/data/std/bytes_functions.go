// Package bytes: functions on slices and the Buffer with its reads, writes and
// takings back.
package main

import (
	"bytes"
	"fmt"
	"io"
	"strings"
	"unicode"
)

func main() {
	s := []byte("banana, 世界")
	fmt.Println(bytes.Index(s, []byte("na")), bytes.LastIndex(s, []byte("na")), bytes.IndexByte(s, 'n'),
		bytes.IndexRune(s, '界'), bytes.IndexAny(s, "xyn"), bytes.Count(s, []byte("a")),
		bytes.Contains(s, []byte("nan")), bytes.HasPrefix(s, []byte("ban")), bytes.HasSuffix(s, nil))
	fmt.Println(bytes.Equal(nil, []byte{}), bytes.Compare([]byte("a"), []byte("b")),
		bytes.EqualFold([]byte("Go"), []byte("GO")))
	fmt.Printf("%q %q %q\n", bytes.Split([]byte("a,b,c"), []byte(",")), bytes.Fields([]byte(" x y ")),
		bytes.SplitAfterN([]byte("a.b.c"), []byte("."), 2))
	fmt.Printf("%s %s %s %s\n", bytes.ToUpper([]byte("abc é")), bytes.Title([]byte("x y")),
		bytes.Repeat([]byte("-="), 4), bytes.Join([][]byte{[]byte("1"), []byte("2")}, []byte("+")))
	fmt.Printf("%q %q %q %q\n", bytes.TrimSpace([]byte(" \n")), bytes.Trim([]byte("--x--"), "-"),
		bytes.TrimFunc([]byte("1x1"), unicode.IsDigit), bytes.Replace([]byte("aaa"), []byte("a"), []byte("bc"), 2))
	part := bytes.Split([]byte("ab cd"), []byte(" "))[0]
	part = append(part, 'X') // must not write into the rest
	fmt.Println(string(part), cap(bytes.TrimSpace([]byte("   "))))
	fmt.Println(bytes.Runes([]byte("é世\xff")), bytes.Clone(nil) == nil)

	var b bytes.Buffer
	b.WriteString("hello ")
	b.Write([]byte("world\nline two\nrest"))
	b.WriteByte('!')
	b.WriteRune('世')
	fmt.Fprintf(&b, "%03d", 7)
	fmt.Println(b.Len(), b.String())
	line, err := b.ReadString('\n')
	fmt.Printf("%q %v\n", line, err)
	c, _ := b.ReadByte()
	fmt.Println(string(c), b.UnreadByte(), b.UnreadByte())
	bs, err := b.ReadBytes('w')
	fmt.Printf("%q %v %q\n", bs, err, b.Next(3))
	r, size, err := b.ReadRune()
	fmt.Println(string(r), size, err, b.UnreadRune(), b.UnreadRune())
	peek, err := b.Peek(4)
	fmt.Printf("%q %v\n", peek, err)
	b.Truncate(3)
	fmt.Printf("%q\n", b.String())
	p := make([]byte, 10)
	n, err := b.Read(p)
	fmt.Println(n, err)
	n, err = b.Read(p)
	fmt.Println(n, err, b.Len())
	m, err := b.ReadFrom(strings.NewReader(strings.Repeat("x", 2000)))
	fmt.Println(m, err, b.Len())
	var w bytes.Buffer
	k, err := b.WriteTo(&w)
	fmt.Println(k, err, b.Len(), w.Len())
	w.Reset()
	w.Grow(100)
	fmt.Println(w.Available() >= 100, cap(w.AvailableBuffer()) >= 100)
	fmt.Println((*bytes.Buffer)(nil).String(), bytes.NewBufferString("init").String())
	rd := bytes.NewReader([]byte("0123456789"))
	rd.Seek(5, io.SeekStart)
	rest, _ := io.ReadAll(rd)
	fmt.Println(string(rest))
	at := make([]byte, 3)
	fmt.Println(rd.ReadAt(at, 8))
	defer func() { fmt.Println(recover()) }()
	w.Truncate(5)
}

// Output:
// 2 4 2 11 2 3 true true true
// true -1 true
// ["a" "b" "c"] ["x" "y"] ["a." "b.c"]
// ABC É X Y -=-=-=-= 1+2
// "" "x" "x" "bcbca"
// abX 0
// [233 19990 65533] true
// 32 hello world
// line two
// rest!世007
// "hello world\n" <nil>
// l <nil> bytes.Buffer: UnreadByte: previous operation was not a successful read
// "line tw" <nil> "o\nr"
// e 1 <nil> <nil> bytes.Buffer: UnreadRune: previous operation was not a successful ReadRune
// "est!" <nil>
// "est"
// 3 <nil>
// 0 EOF 0
// 2000 <nil> 2000
// 2000 <nil> 0 2000
// true true
// <nil> init
// 56789
// 2 EOF
// bytes.Buffer: truncation out of range
