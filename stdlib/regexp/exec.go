// Matching: backtracking that visits each pair of instruction and position
// once for short inputs, a simulation of all threads in step for others. Both
// take time linear in the input.
package regexp

import (
	"io"
	"strings"
	"unicode/utf8"
)

// input is the text: a string, whatever it was.
type input string

// step returns the rune at pos and its width; -1, 0 at the end.
func (in input) step(pos int) (rune, int) {
	if pos >= len(in) {
		return -1, 0
	}
	if c := in[pos]; c < utf8.RuneSelf {
		return rune(c), 1
	}
	return utf8.DecodeRuneInString(string(in[pos:]))
}

// holds reports whether the assertion op holds at pos.
func (in input) holds(op nodeOp, pos int) bool {
	switch op {
	case opBeginText:
		return pos == 0
	case opEndText:
		return pos == len(in)
	case opBeginLine:
		return pos == 0 || in[pos-1] == '\n'
	case opEndLine:
		return pos == len(in) || in[pos] == '\n'
	}
	before := pos > 0 && isWordRune(rune(in[pos-1]))
	after := pos < len(in) && isWordRune(rune(in[pos]))
	return (before != after) == (op == opWord)
}

// maxVisited is the largest number of pairs for backtracking.
const maxVisited = 256 * 1024

// match looks for the expression from pos on and returns the bounds of the
// first ncap/2 captures, nil if there is no match.
//
//vole:leaks re=heap in=heap
func (re *Regexp) match(in input, pos, ncap int) []int {
	if re.anchored && pos > 0 {
		return nil
	}
	ncap = max(ncap, 2)
	if len(re.prog)*(len(in)-pos+1) <= maxVisited && !re.longest {
		return re.backtrack(in, pos, ncap)
	}
	return re.simulate(in, pos, ncap)
}

// job is a thread to be tried: an instruction at a position, or with inst < 0
// a capture slot to be put back.
type job struct {
	inst int
	pos  int
}

func (re *Regexp) backtrack(in input, start, ncap int) []int {
	width := len(in) - start + 1
	visited := make([]uint32, (len(re.prog)*width+31)/32)
	caps := make([]int, ncap)
	var jobs []job
	for at := start; at <= len(in); at++ {
		if re.prefix != "" {
			i := strings.Index(string(in[at:]), re.prefix)
			if i < 0 {
				return nil
			}
			at += i
		}
		for i := range caps {
			caps[i] = -1
		}
		caps[0] = at
		jobs = append(jobs[:0], job{re.start, at})
		for len(jobs) > 0 {
			j := jobs[len(jobs)-1]
			jobs = jobs[:len(jobs)-1]
			if j.inst < 0 {
				caps[-1-j.inst] = j.pos
				continue
			}
			pc, pos := j.inst, j.pos
		thread:
			for {
				n := pc*width + pos - start
				if visited[n/32]&(1<<(n&31)) != 0 {
					break
				}
				visited[n/32] |= 1 << (n & 31)
				i := &re.prog[pc]
				switch i.op {
				case instMatch:
					caps[1] = pos
					return caps
				case instFail:
					break thread
				case instJump:
					pc = i.out
				case instSplit:
					jobs = append(jobs, job{i.arg, pos})
					pc = i.out
				case instCapture:
					if i.arg < ncap {
						jobs = append(jobs, job{-1 - i.arg, caps[i.arg]})
						caps[i.arg] = pos
					}
					pc = i.out
				case instEmpty:
					if !in.holds(nodeOp(i.arg), pos) {
						break thread
					}
					pc = i.out
				default:
					r, size := in.step(pos)
					if size == 0 || !i.matches(r) {
						break thread
					}
					pos += size
					pc = i.out
				}
			}
		}
		if re.anchored {
			return nil
		}
		if at < len(in) && in[at] >= utf8.RuneSelf {
			_, size := in.step(at)
			at += size - 1
		}
	}
	return nil
}

// threads is a list of instructions in order of preference, with captures.
type threads struct {
	sparse []int // instruction to index
	pcs    []int
	caps   [][]int
}

func (t *threads) has(pc int) bool {
	i := t.sparse[pc]
	return i < len(t.pcs) && t.pcs[i] == pc
}

// add puts pc and all it leads to without a rune into the list.
func (re *Regexp) add(t *threads, in input, pc, pos int, caps []int) {
	type todo struct {
		pc   int
		caps []int
	}
	stack := []todo{{pc, caps}}
	for len(stack) > 0 {
		top := stack[len(stack)-1]
		stack = stack[:len(stack)-1]
		pc, caps := top.pc, top.caps
		for !t.has(pc) {
			t.sparse[pc] = len(t.pcs)
			t.pcs = append(t.pcs, pc)
			t.caps = append(t.caps, caps)
			i := &re.prog[pc]
			if i.op == instJump {
				pc = i.out
			} else if i.op == instSplit {
				stack = append(stack, todo{i.arg, caps})
				pc = i.out
			} else if i.op == instCapture {
				if i.arg < len(caps) {
					caps = append([]int(nil), caps...)
					caps[i.arg] = pos
				}
				pc = i.out
			} else if i.op == instEmpty && in.holds(nodeOp(i.arg), pos) {
				pc = i.out
			} else {
				break
			}
		}
	}
}

func (re *Regexp) simulate(in input, pos, ncap int) []int {
	n := len(re.prog)
	now := &threads{sparse: make([]int, n)}
	next := &threads{sparse: make([]int, n)}
	var matched []int
	for start := pos; ; {
		if len(now.pcs) == 0 {
			if matched != nil || re.anchored && pos > start {
				break
			}
			if re.prefix != "" {
				i := strings.Index(string(in[pos:]), re.prefix)
				if i < 0 {
					break
				}
				pos += i
			}
		}
		if matched == nil && !(re.anchored && pos > start) {
			caps := make([]int, ncap)
			for i := range caps {
				caps[i] = -1
			}
			caps[0] = pos
			re.add(now, in, re.start, pos, caps)
		}
		r, size := in.step(pos)
		next.pcs, next.caps = next.pcs[:0], next.caps[:0]
		for k, pc := range now.pcs {
			caps := now.caps[k]
			i := &re.prog[pc]
			if re.longest && matched != nil && caps[0] > matched[0] {
				break
			}
			if i.op == instMatch {
				if re.longest && matched != nil && matched[0] == caps[0] && matched[1] >= pos {
					continue
				}
				matched = append([]int(nil), caps...)
				matched[1] = pos
				if !re.longest {
					break // the others are of less preference
				}
				continue
			}
			if size > 0 && i.op >= instRune && i.matches(r) {
				re.add(next, in, i.out, pos+size, caps)
			}
		}
		now, next = next, now
		if size == 0 {
			break
		}
		pos += size
	}
	return matched
}

// readAll reads the runes of r as text.
func readAll(r io.RuneReader) input {
	var b strings.Builder
	for {
		c, size, err := r.ReadRune()
		if err != nil {
			return input(b.String())
		}
		if c == utf8.RuneError && size == 1 {
			b.WriteByte(0xFF) // some broken byte, so that places stay right
		} else {
			b.WriteRune(c)
		}
	}
}
