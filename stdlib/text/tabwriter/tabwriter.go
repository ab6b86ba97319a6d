// Package tabwriter aligns columns of text. Cells end with a tab; consecutive
// lines with a cell in the same place form a column, as wide as its widest
// cell. What follows the last tab of a line belongs to no column.
package tabwriter

import (
	"fmt"
	"io"
	"unicode/utf8"
)

// A cell is a piece of the buffer; cells lie there one after another.
type cell struct {
	size  int // bytes
	width int // characters that show
	tab   bool
}

// A Writer aligns what is written to it. The text of a column is kept until the
// column ends, or Flush is called.
type Writer struct {
	output   io.Writer
	minwidth int
	tabwidth int
	padding  int
	padchar  byte
	flags    uint

	buf    []byte   // all cells, and the current one
	pos    int      // up to where the width of the current cell is counted
	cell   cell     // the current one
	quote  byte     // what ends the current escaped text, or 0
	lines  [][]cell // without the current cell
	widths []int    // of the columns around what is formatted
	err    error    // of output
}

// Flags of a Writer.
const (
	// FilterHTML takes tags as having no width and entities as having width 1.
	FilterHTML uint = 1 << iota

	// StripEscape leaves out the Escape characters around escaped text.
	StripEscape

	// AlignRight puts the padding before the text.
	AlignRight

	// DiscardEmptyColumns drops columns of empty cells that all end with a
	// vertical tab.
	DiscardEmptyColumns

	// TabIndent uses tabs for leading empty cells.
	TabIndent

	// Debug shows a | between columns, and --- where a form feed was.
	Debug
)

// Escape stands before and after text that is passed on as it is.
const Escape = '\xff'

// NewWriter returns a Writer; see Init.
func NewWriter(output io.Writer, minwidth, tabwidth, padding int, padchar byte,
	flags uint) *Writer {
	return new(Writer).Init(output, minwidth, tabwidth, padding, padchar, flags)
}

// Init sets up a Writer. minwidth is that of a cell with its padding, tabwidth
// that of a tab, padding what is added to the widest cell, and padchar what
// fills up; if that is a tab, the output is for displays with tabs of tabwidth.
// It panics if one of the first three is negative.
//
//go:noinline
func (b *Writer) Init(output io.Writer, minwidth, tabwidth, padding int, padchar byte,
	flags uint) *Writer {
	if minwidth < 0 || tabwidth < 0 || padding < 0 {
		panic("negative minwidth, tabwidth, or padding")
	}
	if padchar == '\t' {
		flags &^= AlignRight // tabs cannot do it
	}
	*b = Writer{output: output, minwidth: minwidth, tabwidth: tabwidth, padding: padding,
		padchar: padchar, flags: flags, buf: b.buf}
	b.reset()
	return b
}

//go:noinline
func (b *Writer) reset() {
	b.buf = b.buf[:0]
	b.pos = 0
	b.cell = cell{}
	b.quote = 0
	b.lines = append(b.lines[:0], nil)
	b.widths = b.widths[:0]
}

func (b *Writer) emit(p []byte) {
	if b.err != nil || len(p) == 0 {
		return
	}
	n, err := b.output.Write(p)
	if n != len(p) && err == nil {
		err = io.ErrShortWrite
	}
	b.err = err
}

func (b *Writer) emitN(c byte, n int) {
	var piece [64]byte
	for i := range piece {
		piece[i] = c
	}
	for ; n > len(piece); n -= len(piece) {
		b.emit(piece[:])
	}
	b.emit(piece[:max(n, 0)])
}

// pad fills a cell of a width up to its column's.
func (b *Writer) pad(width, column int, tabs bool) {
	if b.padchar != '\t' && !tabs {
		b.emitN(b.padchar, column-width)
		return
	}
	if b.tabwidth == 0 {
		return
	}
	column = (column + b.tabwidth - 1) / b.tabwidth * b.tabwidth
	n := column - width
	if n < 0 {
		panic("internal error")
	}
	b.emitN('\t', (n+b.tabwidth-1)/b.tabwidth)
}

// writeLines writes lines whose columns all have their widths; pos is where
// their text begins. It returns where it ends.
func (b *Writer) writeLines(pos, from, to int) int {
	for i := from; i < to; i++ {
		line := b.lines[i]
		tabs := b.flags&TabIndent != 0
		for j, c := range line {
			if j > 0 && b.flags&Debug != 0 {
				b.emit([]byte{'|'})
			}
			text := b.buf[pos : pos+c.size]
			pos += c.size
			padded := j < len(b.widths)
			switch {
			case c.size == 0:
				if padded {
					b.pad(c.width, b.widths[j], tabs)
				}
				continue
			case b.flags&AlignRight == 0:
				b.emit(text)
				if padded {
					b.pad(c.width, b.widths[j], false)
				}
			default:
				if padded {
					b.pad(c.width, b.widths[j], false)
				}
				b.emit(text)
			}
			tabs = false
		}
		if i+1 == len(b.lines) {
			// The last line has not ended: write what there is of its last cell.
			b.emit(b.buf[pos : pos+b.cell.size])
			pos += b.cell.size
		} else {
			b.emit([]byte{'\n'})
		}
	}
	return pos
}

// format writes lines. In each run of lines that have the next column, its
// width is found, and then the same is done with the columns right of it.
func (b *Writer) format(pos, from, to int) int {
	column := len(b.widths)
	for this := from; this < to; this++ {
		if column >= len(b.lines[this])-1 {
			continue
		}
		pos = b.writeLines(pos, from, this)
		from = this
		width, empty := b.minwidth, true
		for ; this < to && column < len(b.lines[this])-1; this++ {
			c := b.lines[this][column]
			width = max(width, c.width+b.padding)
			if c.width > 0 || c.tab {
				empty = false
			}
		}
		if empty && b.flags&DiscardEmptyColumns != 0 {
			width = 0
		}
		b.widths = append(b.widths, width)
		pos = b.format(pos, from, this)
		b.widths = b.widths[:column]
		from = this
	}
	return b.writeLines(pos, from, to)
}

func (b *Writer) add(text []byte) {
	b.buf = append(b.buf, text...)
	b.cell.size += len(text)
}

func (b *Writer) countWidth() {
	b.cell.width += utf8.RuneCount(b.buf[b.pos:])
	b.pos = len(b.buf)
}

// endQuote ends escaped text, a tag or an entity.
func (b *Writer) endQuote() {
	switch b.quote {
	case Escape:
		b.countWidth()
		if b.flags&StripEscape == 0 {
			b.cell.width -= 2
		}
	case ';':
		b.cell.width++
	}
	b.pos = len(b.buf)
	b.quote = 0
}

// endCell puts the current cell in its line and returns how many that has.
func (b *Writer) endCell(tab bool) int {
	b.cell.tab = tab
	line := &b.lines[len(b.lines)-1]
	*line = append(*line, b.cell)
	b.cell = cell{}
	return len(*line)
}

// Flush writes all that is kept. Incomplete escaped text is taken as complete.
//
//vole:cost 60
func (b *Writer) Flush() error { return b.flushAll() }

//go:noinline
//vole:leaks b=heap
func (b *Writer) flushAll() error {
	defer b.explain("Flush")
	return b.flush()
}

// explain says where it was that the output panicked.
func (b *Writer) explain(op string) {
	if e := recover(); e != nil {
		b.reset()
		panic(fmt.Sprintf("tabwriter: panic during %s (%v)", op, e))
	}
}

func (b *Writer) flush() error {
	if b.cell.size > 0 {
		if b.quote != 0 {
			b.endQuote()
		}
		b.endCell(false)
	}
	b.format(0, 0, len(b.lines))
	b.reset()
	err := b.err
	b.err = nil
	return err
}

// Write takes text in. Errors are those of the output.
//
//vole:leaks b=heap
func (b *Writer) Write(buf []byte) (n int, err error) {
	defer b.explain("Write")
	for i, ch := range buf {
		if b.quote != 0 {
			if ch == b.quote {
				end := i + 1
				if ch == Escape && b.flags&StripEscape != 0 {
					end = i
				}
				b.add(buf[n:end])
				n = i + 1
				b.endQuote()
			}
			continue
		}
		switch ch {
		case '\t', '\v', '\n', '\f':
			b.add(buf[n:i])
			b.countWidth()
			n = i + 1
			cells := b.endCell(ch == '\t')
			if ch == '\t' || ch == '\v' {
				break
			}
			b.lines = append(b.lines, nil)
			// A line of one cell has no column and ends all above it.
			if ch == '\f' || cells == 1 {
				if err = b.flush(); err != nil {
					return n, err
				}
				if ch == '\f' && b.flags&Debug != 0 {
					b.emit([]byte("---\n"))
				}
			}
		case Escape:
			b.add(buf[n:i])
			b.countWidth()
			n = i
			if b.flags&StripEscape != 0 {
				n++
			}
			b.quote = Escape
		case '<', '&':
			if b.flags&FilterHTML != 0 {
				b.add(buf[n:i])
				b.countWidth()
				n = i
				b.quote = '>'
				if ch == '&' {
					b.quote = ';'
				}
			}
		}
	}
	b.add(buf[n:])
	return len(buf), nil
}
