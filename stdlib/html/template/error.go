// Errors of escaping: templates for which no safe escaping can be found.
package template

import (
	"fmt"
	"text/template/parse"
)

// Error is a problem of escaping a template.
type Error struct {
	ErrorCode   ErrorCode
	Node        parse.Node // if known; its place is told instead of name and line
	Name        string     // of the template
	Line        int        // from 1; 0: not known
	Description string
}

// ErrorCode is a sort of error.
type ErrorCode int

const (
	OK                   ErrorCode = iota // no error
	ErrAmbigContext                       // an action may be before or in the query of a URL
	ErrBadHTML                            // text that browsers read in different ways
	ErrBranchEnd                          // the ways through a structure end in different contexts
	ErrEndContext                         // a template ends in the middle of something
	ErrNoSuchTemplate                     // a template that is invoked is missing
	ErrOutputContext                      // a recursive template ends in no certain context
	ErrPartialCharset                     // an action in [] of a regular expression
	ErrPartialEscape                      // an action behind a backslash
	ErrRangeLoopReentry                   // a loop's body ends in another context than it begins
	ErrSlashAmbig                         // a / may divide or begin a regular expression
	ErrPredefinedEscaper                  // "html" or "urlquery" where they do harm

	// ErrJSTemplate was an action in a JavaScript template literal.
	//
	// Deprecated: those are escaped today.
	ErrJSTemplate
)

func (e *Error) Error() string {
	where := ""
	switch {
	case e.Node != nil:
		where, _ = (*parse.Tree)(nil).ErrorContext(e.Node)
	case e.Line != 0:
		where = fmt.Sprintf("%s:%d", e.Name, e.Line)
	default:
		where = e.Name
	}
	if where == "" {
		return "html/template: " + e.Description
	}
	return "html/template:" + where + ": " + e.Description
}

func newError(code ErrorCode, node parse.Node, line int, format string, args ...any) *Error {
	return &Error{code, node, "", line, fmt.Sprintf(format, args...)}
}
