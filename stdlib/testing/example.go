// Examples: functions whose output is compared with what a comment says.
package testing

import (
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"time"
)

// InternalExample is an example by name.
type InternalExample struct {
	Name      string
	F         func()
	Output    string
	Unordered bool
}

var haveExamples bool

// RunExamples runs the examples that -test.run selects and reports whether all
// passed.
func RunExamples(matchString func(pat, str string) (bool, error),
	examples []InternalExample) (ok bool) {
	_, ok = runExamples(matchString, examples)
	return ok
}

func runExamples(match matchFunc, examples []InternalExample) (ran, ok bool) {
	haveExamples = len(examples) > 0
	ok = true
	wanted := newFilter(match, flags.run, "-test.run", flags.skip)
	for _, e := range examples {
		if _, matched, _ := wanted.name(nil, e.Name); matched {
			ran = true
			ok = e.run() && ok
		}
	}
	return ran, ok
}

// A capture takes what is written to os.Stdout.
type capture struct {
	stdout, w *os.File
	text      chan string
}

func startCapture() *capture {
	r, w, err := os.Pipe()
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	c := &capture{os.Stdout, w, make(chan string)}
	os.Stdout = w
	go func() {
		var b strings.Builder
		if _, err := io.Copy(&b, r); err != nil {
			fmt.Fprintf(os.Stderr, "testing: copying pipe: %v\n", err)
			os.Exit(1)
		}
		r.Close()
		c.text <- b.String()
	}()
	return c
}

func (c *capture) stop() string {
	c.w.Close()
	os.Stdout = c.stdout
	return <-c.text
}

// run runs an example; its panic goes on after the result was shown.
func (e *InternalExample) run() (ok bool) {
	if flags.verbose.on {
		fmt.Printf("%s=== RUN   %s\n", eventMark(), e.Name)
	}
	c := startCapture()
	begun := time.Now()
	finished := false
	defer func() {
		spent := time.Since(begun)
		got := c.stop()
		problem := recover()
		if problem == nil && !finished {
			problem = errExited
		}
		ok = e.judge(got, spent, problem != nil)
		if problem != nil {
			panic(problem)
		}
	}()
	e.F()
	finished = true
	return
}

// judge compares and shows the result.
func (e *InternalExample) judge(stdout string, spent time.Duration, panics bool) (ok bool) {
	got, want := strings.TrimSpace(stdout), strings.TrimSpace(e.Output)
	difference := ""
	switch {
	case panics:
	case e.Unordered:
		if !slices.Equal(sortedLines(got), sortedLines(want)) {
			difference = "got:\n" + stdout + "\nwant (unordered):\n" + e.Output + "\n"
		}
	case got != want:
		difference = "got:\n" + got + "\nwant:\n" + want + "\n"
	}
	ok = difference == "" && !panics
	verdict := "PASS"
	if !ok {
		verdict = "FAIL"
	}
	if !ok || flags.verbose.on {
		fmt.Printf("%s--- %s: %s (%s)\n%s", eventMark(), verdict, e.Name, seconds(spent), difference)
	}
	if flags.verbose.json {
		fmt.Printf("%s=== NAME   %s\n", eventMark(), "")
	}
	return ok
}

func sortedLines(s string) []string {
	lines := strings.Split(s, "\n")
	slices.Sort(lines)
	return lines
}
