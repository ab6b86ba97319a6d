// Package os/exec: programs that are everywhere, their streams, status and end.
package main

// stdin: hello\n

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strings"
	"syscall"
	"time"
)

func main() {
	fmt.Println(exec.Command("true").Run())
	err := exec.Command("false").Run()
	fmt.Println(err, err.(*exec.ExitError).ExitCode(), err.(*exec.ExitError).Success())
	out, err := exec.Command("sh", "-c", "echo out; echo err >&2; exit 3").Output()
	fmt.Printf("%q %v %q\n", out, err, err.(*exec.ExitError).Stderr)
	out, err = exec.Command("sh", "-c", "echo out; echo err >&2").CombinedOutput()
	fmt.Printf("%q %v\n", out, err)

	cmd := exec.Command("cat")
	cmd.Stdin = strings.NewReader(strings.Repeat("text ", 100000))
	var got bytes.Buffer
	cmd.Stdout = &got
	fmt.Println(cmd.Run(), got.Len())

	cmd = exec.Command("cat")
	in, _ := cmd.StdinPipe()
	outPipe, _ := cmd.StdoutPipe()
	fmt.Println(cmd.Start())
	for i := 0; i < 3; i++ {
		fmt.Fprintln(in, "line", i)
		line := make([]byte, 7)
		io.ReadFull(outPipe, line)
		fmt.Printf("%q\n", line)
	}
	in.Close()
	rest, err := io.ReadAll(outPipe)
	fmt.Println(len(rest), err, cmd.Wait(), cmd.ProcessState, cmd.ProcessState.Pid() == cmd.Process.Pid)
	fmt.Println(cmd.Wait())
	fmt.Println(cmd.Process.Signal(os.Interrupt), errors.Is(cmd.Process.Kill(), os.ErrProcessDone))

	cmd = exec.Command("sh", "-c", "pwd; echo $X-$Y")
	cmd.Dir = "/usr"
	cmd.Env = []string{"X=1", "Y=2", "X=3"}
	out, err = cmd.Output()
	fmt.Printf("%q %v\n", out, err)

	cmd = exec.Command("sleep", "100")
	cmd.Start()
	cmd.Process.Signal(syscall.SIGTERM)
	err = cmd.Wait()
	status := cmd.ProcessState.Sys().(syscall.WaitStatus)
	fmt.Println(err, cmd.ProcessState.ExitCode(), cmd.ProcessState.Exited(), status.Signaled(), status.Signal() == syscall.SIGTERM)

	ctx, cancel := context.WithCancel(context.Background())
	start := time.Now()
	cmd = exec.CommandContext(ctx, "sleep", "100")
	fmt.Println(cmd.Start())
	cancel() // no deadline, which could pass before a slow machine has started the command
	err = cmd.Wait()
	fmt.Println(err, ctx.Err(), time.Since(start) < 50*time.Second)

	_, err = exec.Command("no-such-program").Output()
	fmt.Println(err, errors.Is(err, exec.ErrNotFound))
	err = exec.Command("/no/such/program").Run()
	fmt.Println(err, errors.Is(err, os.ErrNotExist))
	cmd = exec.Command("true")
	cmd.Dir = "/no/such/folder"
	fmt.Println(cmd.Run())
	fmt.Println((&exec.Cmd{}).Run())

	r, w, _ := os.Pipe()
	p, err := os.StartProcess("/bin/sh", []string{"sh", "-c", "echo to three >&3"},
		&os.ProcAttr{Files: []*os.File{nil, nil, os.Stderr, w}})
	fmt.Println(err)
	w.Close()
	text, _ := io.ReadAll(r)
	state, err := p.Wait()
	fmt.Printf("%q %v %v\n", text, state, err)
	_, err = p.Wait()
	fmt.Println(err)

	// A file that the program has had is still ours.
	r, w, _ = os.Pipe()
	cmd = exec.Command("head", "-c", "3")
	cmd.Stdin = r
	w.WriteString("abcdef")
	out, err = cmd.Output()
	fmt.Printf("%d %v\n", len(out), err)
	w.Close()
	io.Copy(io.Discard, r)
	cmd = exec.Command("sh", "-c", "exit 0")
	cmd.Stdin = os.Stdin
	fmt.Println(cmd.Run())
	n, err := os.Stdin.Read(make([]byte, 10))
	fmt.Println(n, err)

	self, err := os.FindProcess(os.Getpid())
	fmt.Println(self.Signal(syscall.Signal(0)), err)
	_, err = self.Wait()
	fmt.Println(err)
}

// Output:
// <nil>
// exit status 1 1 false
// "out\n" exit status 3 "err\n"
// "out\nerr\n" <nil>
// <nil> 500000
// <nil>
// "line 0\n"
// "line 1\n"
// "line 2\n"
// 0 <nil> <nil> exit status 0 true
// exec: Wait was already called
// os: process already finished true
// "/usr\n3-2\n" <nil>
// signal: terminated -1 false true true
// <nil>
// signal: killed context canceled true
// exec: "no-such-program": executable file not found in $PATH true
// fork/exec /no/such/program: no such file or directory true
// chdir /no/such/folder: no such file or directory
// exec: no command
// <nil>
// "to three\n" exit status 0 <nil>
// wait: no child processes
// 3 <nil>
// <nil>
// 6 <nil>
// <nil> <nil>
// waitid: no child processes
