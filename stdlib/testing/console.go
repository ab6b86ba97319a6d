// Where texts of tests go: lines with the place they come from, results, and
// the stream that -test.v shows.
package testing

import (
	"bytes"
	"fmt"
	"io"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"time"
)

// In front of what the driver is to understand, with -test.v=test2json.
const frame = "\x16"

// A console prints what happens when it happens. As lines of several tests may
// alternate, it says whose they are when that changes.
type console struct {
	mu   sync.Mutex
	w    io.Writer
	last string // the test whose name was in the output last
	mark string // frame or empty
}

func newConsole(w io.Writer) *console { return &console{w: w, mark: eventMark()} }

func eventMark() string {
	if flags.verbose.json {
		return frame
	}
	return ""
}

func (p *console) markOrNone() string {
	if p == nil {
		return ""
	}
	return p.mark
}

// event prints a text that has the test's name in it.
func (p *console) event(test, format string, args ...any) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.last = test
	fmt.Fprintf(p.w, p.mark+format, args...)
}

// line prints a line of a test.
func (p *console) line(test string, text []byte) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.last != "" && p.last != test {
		fmt.Fprintf(p.w, "%s=== NAME  %s\n", p.mark, test)
	}
	p.last = test
	fmt.Fprintf(p.w, "%s%s", indent, text)
}

const indent = "    "

// An indenter adds to the log of a test what its children print, further in.
type indenter struct{ c *common }

func (w indenter) Write(text []byte) (int, error) {
	for line := range bytes.Lines(text) {
		if rest, ok := bytes.CutPrefix(line, []byte(frame)); ok {
			w.c.log = append(w.c.log, frame...)
			line = rest
		}
		w.c.log = append(append(w.c.log, indent...), line...)
	}
	return len(text), nil
}

// listener returns the record that takes a text now: its own, or, when it is
// over, that of the closest test around it that is not; nil if there is none.
func (c *common) listener() *common {
	for ; c != nil; c = c.parent {
		c.mu.Lock()
		over := c.over
		c.mu.Unlock()
		if !over {
			return c
		}
	}
	return nil
}

// note logs a text with the place of the caller of the caller.
//
//go:noinline
func (c *common) note(text string) {
	text = strings.ReplaceAll(strings.TrimSuffix(text, "\n"), "\n", "\n"+indent) + "\n"
	to := c.listener()
	if to == nil {
		panic("Log in goroutine after " + c.name + " has completed: " + text)
	}
	text = to.callSite(2) + text
	to.endLine()
	to.write([]byte(text))
}

// callSite returns "file:line: " of the frame that many above its caller, or of
// the first one further up that is no helper.
//
//go:noinline
func (c *common) callSite(skip int) string {
	at := c.findCaller(skip + 1)
	file, line := at.File, at.Line
	switch {
	case file == "":
		file = "???"
	case !flags.fullPath:
		file = filepath.Base(file)
	}
	return fmt.Sprintf("%s:%d: ", file, max(line, 1))
}

//go:noinline
func (c *common) findCaller(skip int) runtime.Frame {
	var pcs [stackDepth]uintptr
	frames := runtime.CallersFrames(pcs[:runtime.Callers(skip+2, pcs[:])])
	var first, previous runtime.Frame
	for {
		at, more := frames.Next()
		switch {
		case at.Function == "runtime.gopanic":
		case strings.HasSuffix(at.Function, ".(*common).callCleanup") && c.cleanupPlace() != nil:
			frames = runtime.CallersFrames(c.cleanupPlace())
			more = true
		case at.Function == "testing.tRunner":
			// A helper called it directly: who started the subtest is the one to blame.
			if c.depth <= 1 {
				return previous
			}
			frames = runtime.CallersFrames(c.place)
			c = c.parent
			more = true
		default:
			if first.PC == 0 {
				first = at
			}
			if at.Function != "" && !c.isHelper(at.Function) {
				return at
			}
		}
		previous = at
		if !more {
			return first
		}
	}
}

func (c *common) isHelper(function string) bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.helpers[function]
}

func (c *common) cleanupPlace() []uintptr {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.cleaning
}

// write takes whole lines; what follows the last newline waits for more.
func (c *common) write(text []byte) {
	c.mu.Lock()
	defer c.mu.Unlock()
	for line := range bytes.Lines(text) {
		if line[len(line)-1] != '\n' {
			c.partial = append(c.partial, line...)
			return
		}
		if len(c.partial) > 0 {
			line = append(c.partial, line...)
			c.partial = nil
		}
		switch {
		case c.console == nil || c.over:
			c.log = append(append(c.log, indent...), line...)
		case c.isBench:
			fmt.Printf("%s%s", indent, line)
		default:
			c.console.line(c.name, line)
		}
	}
}

// endLine completes a line that Output has begun.
func (c *common) endLine() {
	c.mu.Lock()
	partial := len(c.partial) > 0
	c.mu.Unlock()
	if partial {
		c.write([]byte("\n"))
	}
}

// Output returns a writer to the test's log.
//
//go:noinline
func (c *common) Output() io.Writer {
	c.outsideFuzz("Output")
	to := c.listener()
	if to == nil {
		panic("Output called after " + c.name + " has completed")
	}
	return logWriter{to}
}

type logWriter struct{ c *common }

func (w logWriter) Write(p []byte) (int, error) {
	if w.c == nil {
		return 0, nil
	}
	if w.c.listener() == nil {
		panic("Write called after " + w.c.name + " has completed")
	}
	w.c.write(p)
	return len(p), nil
}

// tell hands a result, and the log after it, to the test around this one.
func (c *common) tell(verdict string, spent time.Duration) {
	p := c.parent
	p.mu.Lock()
	defer p.mu.Unlock()
	c.mu.Lock()
	defer c.mu.Unlock()
	text := fmt.Sprintf("--- %s: %s (%s)\n%s", verdict, c.name, seconds(spent), c.log)
	c.log = nil
	if c.console != nil && (p.out == c.console.w || c.console.mark != "") {
		c.console.event(c.name, "%s", text)
		return
	}
	io.WriteString(p.out, c.console.markOrNone()+text)
}

func seconds(d time.Duration) string { return fmt.Sprintf("%.2fs", d.Seconds()) }

// report tells the result of a test that is over, where somebody wants to know.
func (c *common) report() {
	if c.parent == nil {
		return
	}
	switch {
	case c.Failed():
		c.tell("FAIL", c.spent)
	case c.console == nil:
	case c.Skipped():
		c.tell("SKIP", c.spent)
	default:
		c.tell("PASS", c.spent)
	}
}
