// Contexts: what a browser is in the middle of at some place of a page. Actions
// are escaped as their context needs it.
package template

import (
	"fmt"
	"slices"
	"text/template/parse"
)

// A context is all that must be known of the text before a place. The zero
// context is that of the start of a page.
type context struct {
	state   state
	delim   delim
	urlPart urlPart
	slash   slash
	braces  []int // open in each ${ of JavaScript template literals around
	attr    attr
	element element
	node    parse.Node // the {{break}} or {{continue}} that left a loop here
	err     *Error     // in state failed
}

func failure(err *Error) context { return context{state: failed, err: err} }

func (c context) String() string {
	var err error
	if c.err != nil {
		err = c.err
	}
	return fmt.Sprintf("{%v %v %v %v %v %v %v %v}", c.state, c.delim, c.urlPart, c.slash,
		c.braces, c.attr, c.element, err)
}

// equals does not mind where loops were left.
func (c context) equals(d context) bool {
	return c.state == d.state && c.delim == d.delim && c.urlPart == d.urlPart &&
		c.slash == d.slash && slices.Equal(c.braces, d.braces) && c.attr == d.attr &&
		c.element == d.element && c.err == d.err
}

// clone is c with braces of its own, which are changed in place.
func (c context) clone() context {
	c.braces = slices.Clone(c.braces)
	return c
}

// nameFor returns the name of the copy of a template that starts in context c.
func (c context) nameFor(template string) string {
	if c.state == inText {
		return template
	}
	name := template + "$htmltemplate_" + c.state.String()
	if c.delim != noDelim {
		name += "_" + c.delim.String()
	}
	if c.urlPart != urlStart {
		name += "_" + c.urlPart.String()
	}
	if c.slash != slashRegexp {
		name += "_" + c.slash.String()
	}
	if c.braces != nil {
		name += fmt.Sprintf("_jsBraceDepth(%v)", c.braces)
	}
	if c.attr != plainAttr {
		name += "_" + c.attr.String()
	}
	if c.element != plainElement {
		name += "_" + c.element.String()
	}
	return name
}

// A state is a place in the syntax of HTML, JavaScript, CSS or a URL.
type state uint8

const (
	inText state = iota
	inTag        // behind the name or an attribute
	inAttrName
	afterAttrName // before a possible =
	beforeValue   // behind the =
	inComment     // <!-- -->
	inRCDATA      // <textarea>, <title>
	inAttr        // a value that is text
	inURL
	inSrcset
	inJS
	inJSDouble   // "string"
	inJSSingle   // 'string'
	inJSTemplate // `template`
	inJSRegexp
	inJSBlockComment
	inJSLineComment
	inJSOpenComment  // a line with <!--
	inJSCloseComment // a line with -->
	inCSS
	inCSSDouble // "string"
	inCSSSingle // 'string'
	inCSSDoubleURL
	inCSSSingleURL
	inCSSURL // url(without quotes)
	inCSSBlockComment
	inCSSLineComment
	failed
	inMeta      // the content of <meta>
	inMetaURL   // behind its url=
	unreachable // behind {{break}} or {{continue}}
)

var stateNames = [...]string{
	"Text", "Tag", "AttrName", "AfterName", "BeforeValue", "HTMLCmt", "RCDATA", "Attr", "URL",
	"Srcset", "JS", "JSDqStr", "JSSqStr", "JSTmplLit", "JSRegexp", "JSBlockCmt", "JSLineCmt",
	"JSHTMLOpenCmt", "JSHTMLCloseCmt", "CSS", "CSSDqStr", "CSSSqStr", "CSSDqURL", "CSSSqURL",
	"CSSURL", "CSSBlockCmt", "CSSLineCmt", "Error", "MetaContent", "MetaContentURL", "Dead",
}

func (s state) String() string { return "state" + stateNames[s] }

// isComment: what stands there is for nobody who reads the page.
func (s state) isComment() bool {
	switch s {
	case inComment, inJSBlockComment, inJSLineComment, inJSOpenComment, inJSCloseComment,
		inCSSBlockComment, inCSSLineComment:
		return true
	}
	return false
}

func (s state) isInTag() bool {
	switch s {
	case inTag, inAttrName, afterAttrName, beforeValue, inAttr:
		return true
	}
	return false
}

// isScriptLiteral: in it "<script" and the like mean something to browsers.
func (s state) isScriptLiteral() bool {
	switch s {
	case inJSDouble, inJSSingle, inJSTemplate, inJSRegexp:
		return true
	}
	return false
}

// A delim is what ends an attribute's value.
type delim uint8

const (
	noDelim delim = iota
	doubleQuote
	singleQuote
	spaceOrTagEnd
)

func (d delim) String() string {
	return "delim" + [...]string{"None", "DoubleQuote", "SingleQuote", "SpaceOrTagEnd"}[d]
}

// ends returns the bytes that end a value.
func (d delim) ends() string { return [...]string{"", `"`, "'", " \t\n\f\r>"}[d] }

// A urlPart tells how much of a URL there has been.
type urlPart uint8

const (
	urlStart urlPart = iota
	beforeQuery
	inQuery // or fragment
	unclearPart
)

func (p urlPart) String() string {
	return "urlPart" + [...]string{"None", "PreQuery", "QueryOrFrag", "Unknown"}[p]
}

// A slash tells what a / would begin in JavaScript.
type slash uint8

const (
	slashRegexp slash = iota
	slashDivides
	unclearSlash
)

func (s slash) String() string {
	return "jsCtx" + [...]string{"Regexp", "DivOp", "Unknown"}[s]
}

// An element is one whose content or attributes are special.
type element uint8

const (
	plainElement element = iota
	scriptElement
	styleElement
	textareaElement
	titleElement
	metaElement
)

var elementNames = [...]string{"None", "Script", "Style", "Textarea", "Title", "Meta"}

func (e element) String() string { return "element" + elementNames[e] }

// content returns the state behind the start tag.
func (e element) content() state {
	return [...]state{inText, inJS, inCSS, inRCDATA, inRCDATA, inText}[e]
}

// An attr is an attribute whose value is special.
type attr uint8

const (
	plainAttr attr = iota
	scriptAttr
	scriptTypeAttr
	styleAttr
	urlAttr
	srcsetAttr
	metaContentAttr
)

var attrNames = [...]string{"None", "Script", "ScriptType", "Style", "URL", "Srcset", "MetaContent"}

func (a attr) String() string { return "attr" + attrNames[a] }

// value returns the state in which the value begins.
func (a attr) value() state {
	return [...]state{inAttr, inJS, inAttr, inCSS, inURL, inSrcset, inMeta}[a]
}

// nudged returns the context of an action at this place, where that is not the
// one of the text before it: it begins a name or a value.
func (c context) nudged() context {
	switch c.state {
	case inTag:
		c.state = inAttrName
	case beforeValue:
		c.state, c.delim, c.attr = c.attr.value(), spaceOrTagEnd, plainAttr
	case afterAttrName:
		c.state, c.attr = inAttrName, plainAttr
	}
	return c
}

// joined returns the context behind a structure of which two ways lead out. It
// is failed if they have no common context.
func joined(a, b context, node parse.Node, keyword string) context {
	switch {
	case a.state == failed:
		return a
	case b.state == failed || a.state == unreachable:
		return b
	case b.state == unreachable || a.equals(b):
		return a
	}
	c := a
	c.urlPart = b.urlPart
	if c.equals(b) {
		c.urlPart = unclearPart
		return c
	}
	c = a
	c.slash = b.slash
	if c.equals(b) {
		c.slash = unclearSlash
		return c
	}
	if na, nb := a.nudged(), b.nudged(); !na.equals(a) || !nb.equals(b) {
		if c := joined(na, nb, node, keyword); c.state != failed {
			return c
		}
	}
	return failure(newError(ErrBranchEnd, node, 0,
		"{{%s}} branches end in different contexts: %v, %v", keyword, a, b))
}
