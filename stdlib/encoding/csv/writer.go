// Writing of records: which fields need quotes, and what becomes of line ends.
package csv

import (
	"bufio"
	"io"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A Writer writes records. Flush writes the last ones.
type Writer struct {
	Comma   rune
	UseCRLF bool // lines end with \r\n

	w *bufio.Writer
}

// NewWriter returns a Writer to w.
func NewWriter(w io.Writer) *Writer { return &Writer{Comma: ',', w: bufio.NewWriter(w)} }

// Write writes a record, quoted where it must be.
func (w *Writer) Write(record []string) error {
	if !validDelim(w.Comma) {
		return errInvalidDelim
	}
	for i, field := range record {
		if i > 0 {
			w.w.WriteRune(w.Comma)
		}
		if w.needsQuotes(field) {
			w.quote(field)
		} else {
			w.w.WriteString(field)
		}
	}
	_, err := w.w.WriteString(w.lineEnd()) // errors stay
	return err
}

func (w *Writer) lineEnd() string {
	if w.UseCRLF {
		return "\r\n"
	}
	return "\n"
}

func (w *Writer) quote(field string) {
	w.w.WriteByte('"')
	for field != "" {
		at := strings.IndexAny(field, "\"\r\n")
		if at < 0 {
			w.w.WriteString(field)
			break
		}
		w.w.WriteString(field[:at])
		switch c := field[at]; {
		case c == '"':
			w.w.WriteString(`""`)
		case c == '\n':
			w.w.WriteString(w.lineEnd())
		case !w.UseCRLF:
			w.w.WriteByte(c)
		}
		field = field[at+1:]
	}
	w.w.WriteByte('"')
}

// needsQuotes: what would be read otherwise; \. alone, which ends data for
// PostgreSQL; and a space at the beginning, which some readers drop.
func (w *Writer) needsQuotes(field string) bool {
	switch field {
	case "":
		return false
	case `\.`:
		return true
	}
	if strings.ContainsRune(field, w.Comma) || strings.ContainsAny(field, "\"\r\n") {
		return true
	}
	first, _ := utf8.DecodeRuneInString(field)
	return unicode.IsSpace(first)
}

// Flush writes what is held back; Error tells whether that worked.
func (w *Writer) Flush() { w.w.Flush() }

// Error returns the first error of writing.
func (w *Writer) Error() error {
	_, err := w.w.Write(nil)
	return err
}

// WriteAll writes records and flushes.
func (w *Writer) WriteAll(records [][]string) error {
	for _, record := range records {
		if err := w.Write(record); err != nil {
			return err
		}
	}
	return w.w.Flush()
}
