// Package bufio: readers, writers and scanners, with long lines, small buffers
// and errors.
package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
)

func main() {
	r := bufio.NewReaderSize(strings.NewReader("first line\nsecond\r\nü and 世界\nlast"), 16)
	line, err := r.ReadString('\n')
	fmt.Printf("%q %v\n", line, err)
	p, err := r.Peek(3)
	fmt.Printf("%q %v %d\n", p, err, r.Buffered())
	b, isPrefix, err := r.ReadLine()
	fmt.Printf("%q %v %v\n", b, isPrefix, err)
	c, size, err := r.ReadRune()
	fmt.Println(string(c), size, err, r.UnreadRune(), r.UnreadRune())
	c, _, _ = r.ReadRune()
	x, _ := r.ReadByte()
	fmt.Println(string(c), x, r.UnreadByte())
	n, err := r.Discard(5)
	fmt.Println(n, err)
	_, err = r.Peek(17)
	fmt.Println(err)
	rest, err := r.ReadBytes('\n')
	fmt.Printf("%q %v\n", rest, err)
	rest, err = r.ReadBytes('\n')
	fmt.Printf("%q %v\n", rest, err)
	_, err = r.ReadByte()
	fmt.Println(err)

	w := bufio.NewWriterSize(os.Stdout, 16)
	fmt.Fprintf(w, "%s|%d\n", strings.Repeat("x", 20), 5)
	w.WriteByte('a')
	w.WriteRune('é')
	w.WriteString(" buffered\n")
	fmt.Fprintln(w, w.Buffered(), w.Available(), w.Size())
	fmt.Fprintln(w, w.Flush())
	w.Flush()

	for _, split := range []bufio.SplitFunc{bufio.ScanLines, bufio.ScanWords, bufio.ScanRunes, bufio.ScanBytes} {
		s := bufio.NewScanner(strings.NewReader(" one two\u00a0é\r\n\nthree\xff"))
		s.Split(split)
		for s.Scan() {
			fmt.Printf("%q ", s.Text())
		}
		fmt.Println(s.Err())
	}
	s := bufio.NewScanner(strings.NewReader(strings.Repeat("y", 100)))
	s.Buffer(make([]byte, 10), 50)
	fmt.Println(s.Scan(), s.Err())
	s = bufio.NewScanner(strings.NewReader("1,2,3,stop,4"))
	s.Split(func(data []byte, atEOF bool) (int, []byte, error) {
		if i := strings.IndexByte(string(data), ','); i >= 0 {
			if string(data[:i]) == "stop" {
				return i, []byte("end"), bufio.ErrFinalToken
			}
			return i + 1, data[:i], nil
		}
		return 0, nil, nil
	})
	for s.Scan() {
		fmt.Print(s.Text(), " ")
	}
	fmt.Println(s.Err())
	s = bufio.NewScanner(io.MultiReader(strings.NewReader("ok\nno end"), broken{}))
	for s.Scan() {
		fmt.Print(s.Text(), " ")
	}
	fmt.Println(s.Err())
}

type broken struct{}

func (broken) Read([]byte) (int, error) { return 0, errors.New("broken") }

// Output:
// "first line\n" <nil>
// "sec" <nil> 5
// "second" false <nil>
// ü 2 <nil> <nil> bufio: invalid use of UnreadRune
// ü 32 <nil>
// 5 <nil>
// bufio: buffer full
// "世界\n" <nil>
// "last" EOF
// EOF
// xxxxxxxxxxxxxxxxxxxx|5
// aé buffered
// 13 3 16
// <nil>
// " one two\u00a0é" "" "three\xff" <nil>
// "one" "two" "é" "three\xff" <nil>
// " " "o" "n" "e" " " "t" "w" "o" "\u00a0" "é" "\r" "\n" "\n" "t" "h" "r" "e" "e" "�" <nil>
// " " "o" "n" "e" " " "t" "w" "o" "\xc2" "\xa0" "\xc3" "\xa9" "\r" "\n" "\n" "t" "h" "r" "e" "e" "\xff" <nil>
// false bufio.Scanner: token too long
// 1 2 3 end <nil>
// ok no end broken
