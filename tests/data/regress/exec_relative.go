// Programs in relative folders of PATH, readers that testing/iotest finds right.
package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"testing/iotest"
)

// A window is a reader that seeks anywhere, and says so of what lies before it only on reading.
type window struct {
	text string
	at   int64
}

func (w *window) Read(p []byte) (int, error) {
	if w.at >= int64(len(w.text)) {
		return 0, io.EOF
	}
	n := copy(p, w.text[w.at:])
	w.at += int64(n)
	return n, nil
}

func (w *window) Seek(offset int64, whence int) (int64, error) {
	w.at = offset + []int64{0, w.at, int64(len(w.text))}[whence]
	return w.at, nil
}

func (w *window) ReadAt(p []byte, at int64) (int, error) {
	if at > int64(len(w.text)) {
		return 0, io.ErrUnexpectedEOF
	}
	if n := copy(p, w.text[at:]); n < len(p) {
		return n, io.EOF
	}
	return len(p), nil
}

func main() {
	fmt.Println(iotest.TestReader(&window{text: "some text to read"}, []byte("some text to read")))

	dir, err := os.MkdirTemp("", "exec")
	if err != nil {
		panic(err)
	}
	defer os.RemoveAll(dir)
	os.Chdir(dir)
	os.Mkdir("sub", 0777)
	os.WriteFile("here", []byte("#!/bin/sh\n"), 0777)
	os.WriteFile("sub/there", []byte("#!/bin/sh\n"), 0777)
	for _, list := range []string{".", "", "sub", "./sub/", "sub/../sub"} {
		os.Setenv("PATH", list)
		for _, name := range []string{"here", "there"} {
			path, err := exec.LookPath(name)
			fmt.Println(path, err, errors.Is(err, exec.ErrDot))
		}
	}
	os.Setenv("PATH", "sub")
	cmd := exec.Command("there")
	fmt.Println(cmd.Path, cmd, cmd.Run())
}

// Output:
// <nil>
// here exec: "here": cannot run executable found relative to current directory true
//  exec: "there": executable file not found in $PATH false
//  exec: "here": executable file not found in $PATH false
//  exec: "there": executable file not found in $PATH false
//  exec: "here": executable file not found in $PATH false
// sub/there exec: "there": cannot run executable found relative to current directory true
//  exec: "here": executable file not found in $PATH false
// sub/there exec: "there": cannot run executable found relative to current directory true
//  exec: "here": executable file not found in $PATH false
// sub/there exec: "there": cannot run executable found relative to current directory true
// sub/there there exec: "there": cannot run executable found relative to current directory
