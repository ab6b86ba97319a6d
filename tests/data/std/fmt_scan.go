// Package fmt: scanning from strings and readers, with and without formats.
// Each line shows count, error and values.
package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
)

// stdin: 12 apples 3.5\nnext line\n7,8\n

type color struct{ r, g, b uint8 }

func (c *color) Scan(state fmt.ScanState, verb rune) error {
	tok, err := state.Token(true, func(r rune) bool { return r != ' ' && r != '\n' })
	if err != nil {
		return err
	}
	if len(tok) != 7 || tok[0] != '#' {
		return errors.New("no color: " + string(tok))
	}
	_, err = fmt.Sscanf(string(tok), "#%2x%2x%2x", &c.r, &c.g, &c.b)
	return err
}

type id int

func main() {
	var i, j int
	var s, t string
	var f float64
	var b bool
	var u uint8
	var c complex128
	var r rune
	var by []byte
	var col color
	var n id
	fmt.Println(fmt.Sscan("5 x 2.5 true", &i, &s, &f, &b))
	fmt.Println(i, s, f, b)
	fmt.Println(fmt.Sscan("0x1f 0b101 0o17", &i, &j, &u))
	fmt.Println(i, j, u)
	fmt.Println(fmt.Sscan("1\n2\r\n\t3", &i, &j, &n))
	fmt.Println(i, j, n)
	fmt.Println(fmt.Sscanln("1 2", &i, &j))
	fmt.Println(fmt.Sscanln("1\n2", &i, &j))
	fmt.Println(fmt.Sscanln("1 2 3", &i, &j))
	fmt.Println(fmt.Sscanf("10-20:abc", "%d-%d:%s", &i, &j, &s))
	fmt.Println(i, j, s)
	fmt.Println(fmt.Sscanf("1234567", "%2d%3d%s", &i, &j, &s))
	fmt.Println(i, j, s)
	fmt.Println(fmt.Sscanf("ff 101 17 'x", "%x %b %o '%c", &i, &j, &n, &r))
	fmt.Println(i, j, n, r)
	fmt.Println(fmt.Sscanf(`"a b" 6869 rest`, "%q %x %v", &s, &t, &by))
	fmt.Println(s, t, string(by))
	fmt.Println(fmt.Sscanf("50%", "%d%%", &i))
	fmt.Println(fmt.Sscan("(1+2i) -3.5e2", &c, &f))
	fmt.Println(c, f)
	fmt.Println(fmt.Sscan("#ff8001", &col))
	fmt.Println(col)
	fmt.Println(fmt.Sscan("red", &col))
	for _, in := range []string{"", "x", "300", "-1", "99999999999999999999"} {
		_, err := fmt.Sscan(in, &u)
		fmt.Printf("%q: %v\n", in, err)
	}
	_, err := fmt.Sscanf("5 6", "%d,%d", &i, &j)
	fmt.Println(err)
	_, err = fmt.Sscanf("5", "%d %d", &i)
	fmt.Println(err)
	_, err = fmt.Sscanf("5 6", "%d", &i, &j)
	fmt.Println(err)
	_, err = fmt.Sscanf("5", "%y", &i)
	fmt.Println(err)
	_, err = fmt.Sscan("5", i)
	fmt.Println(err)
	rd := strings.NewReader("1 2 3 four")
	for {
		_, err := fmt.Fscan(rd, &i)
		if err != nil {
			fmt.Println("end:", err)
			break
		}
		fmt.Println(i)
	}
	rest, _ := io.ReadAll(rd)
	fmt.Printf("%q\n", rest)
	in := bufio.NewReader(os.Stdin)
	fmt.Println(fmt.Fscan(in, &i, &s, &f))
	fmt.Println(i, s, f)
	fmt.Println(fmt.Fscanln(in))
	line, err := in.ReadString('\n')
	fmt.Printf("%q %v\n", line, err)
	fmt.Println(fmt.Fscanf(in, "%d,%d\n", &i, &j))
	fmt.Println(i, j)
	fmt.Println(fmt.Fscan(in, &i))
}

// Output:
// 4 <nil>
// 5 x 2.5 true
// 3 <nil>
// 31 5 15
// 3 <nil>
// 1 2 3
// 2 <nil>
// 1 unexpected newline
// 2 expected newline
// 3 <nil>
// 10 20 abc
// 3 <nil>
// 12 345 67
// 4 <nil>
// 255 5 15 120
// 3 <nil>
// a b hi rest
// 1 <nil>
// 2 <nil>
// (1+2i) -350
// 1 <nil>
// {255 128 1}
// 0 no color: red
// "": EOF
// "x": expected integer
// "300": unsigned integer overflow on token 300
// "-1": expected integer
// "99999999999999999999": strconv.ParseUint: parsing "99999999999999999999": value out of range
// input does not match format
// too few operands for format '%d'
// too many operands
// bad verb '%y' for integer
// type not a pointer: int
// 1
// 2
// 3
// end: expected integer
// "four"
// 3 <nil>
// 12 apples 3.5
// 0 <nil>
// "next line\n" <nil>
// 2 <nil>
// 7 8
// 0 EOF
