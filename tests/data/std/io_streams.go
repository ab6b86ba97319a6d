// Package io: adapters, copying, pipes and their errors.
package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"
	"sync"
)

type oneByte struct{ r io.Reader }

func (o oneByte) Read(p []byte) (int, error) {
	if len(p) == 0 {
		return 0, nil
	}
	return o.r.Read(p[:1])
}

type failing struct{ after int }

func (f *failing) Write(p []byte) (int, error) {
	if f.after -= len(p); f.after < 0 {
		return 0, errors.New("disk full")
	}
	return len(p), nil
}

func main() {
	b, err := io.ReadAll(oneByte{strings.NewReader("byte by byte")})
	fmt.Println(string(b), err)
	b, _ = io.ReadAll(io.LimitReader(strings.NewReader("limited"), 3))
	fmt.Println(string(b))
	b, _ = io.ReadAll(io.MultiReader(strings.NewReader("a"), strings.NewReader(""), strings.NewReader("bc")))
	fmt.Println(string(b))
	var w1, w2 bytes.Buffer
	n, err := io.Copy(io.MultiWriter(&w1, &w2), strings.NewReader("both"))
	fmt.Println(n, err, w1.String(), w2.String())
	tee := io.TeeReader(strings.NewReader("tee"), &w1)
	io.Copy(io.Discard, tee)
	fmt.Println(w1.String())
	sec := io.NewSectionReader(strings.NewReader("0123456789"), 3, 4)
	b, _ = io.ReadAll(sec)
	fmt.Println(string(b), sec.Size())
	fmt.Println(sec.Seek(-1, io.SeekEnd))
	b, _ = io.ReadAll(sec)
	fmt.Println(string(b))
	_, err = sec.Seek(-9, io.SeekStart)
	fmt.Println(err)
	buf := make([]byte, 4)
	k, err := io.ReadFull(strings.NewReader("ab"), buf)
	fmt.Println(k, err)
	k, err = io.ReadFull(strings.NewReader(""), buf)
	fmt.Println(k, err)
	k, err = io.ReadAtLeast(strings.NewReader("abcdef"), buf, 5)
	fmt.Println(k, err)
	n, err = io.CopyN(&w2, strings.NewReader("xyz"), 2)
	fmt.Println(n, err)
	n, err = io.CopyN(&w2, strings.NewReader("xyz"), 5)
	fmt.Println(n, err, w2.String())
	n, err = io.Copy(&failing{5}, oneByte{strings.NewReader("longer than five")})
	fmt.Println(n, err)
	n, err = io.CopyBuffer(struct{ io.Writer }{&w2}, struct{ io.Reader }{strings.NewReader("buffered")}, make([]byte, 3))
	fmt.Println(n, err)
	fmt.Println(io.WriteString(&w2, "!"))

	r, w := io.Pipe()
	var wg sync.WaitGroup
	wg.Add(1)
	go func() {
		defer wg.Done()
		for i := range 3 {
			fmt.Fprintf(w, "message %d\n", i)
		}
		w.CloseWithError(errors.New("writer is done"))
	}()
	b, err = io.ReadAll(r)
	wg.Wait()
	fmt.Printf("%q %v\n", b, err)
	r, w = io.Pipe()
	r.Close()
	_, err = w.Write([]byte("x"))
	fmt.Println(err, err == io.ErrClosedPipe)
	fmt.Println(io.EOF, io.ErrUnexpectedEOF, io.ErrShortWrite, io.ErrShortBuffer, io.ErrNoProgress)
	c := io.NopCloser(strings.NewReader("x"))
	fmt.Println(c.Close())
}

// Output:
// byte by byte <nil>
// lim
// abc
// 4 <nil> both both
// bothtee
// 3456 4
// 3 <nil>
// 6
// Seek: invalid offset
// 2 unexpected EOF
// 0 EOF
// 0 short buffer
// 2 <nil>
// 3 EOF bothxyxyz
// 5 disk full
// 8 <nil>
// 1 <nil>
// "message 0\nmessage 1\nmessage 2\n" writer is done
// io: read/write on closed pipe true
// EOF unexpected EOF short write short buffer multiple Read calls return no data or error
// <nil>
