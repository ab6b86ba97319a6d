// Rewriting templates: what the analysis found is put into their trees, escapers
// at the end of pipelines.
package template

import (
	"slices"
	"text/template"
	"text/template/parse"
)

// The names of the escapers in pipelines.
const (
	attrEscaper      = "_html_template_attrescaper"
	commentEscaper   = "_html_template_commentescaper"
	cssEscaper       = "_html_template_cssescaper"
	cssValueFilter   = "_html_template_cssvaluefilter"
	htmlNameFilter   = "_html_template_htmlnamefilter"
	htmlEscaper      = "_html_template_htmlescaper"
	jsRegexpEscaper  = "_html_template_jsregexpescaper"
	jsStrEscaper     = "_html_template_jsstrescaper"
	jsTmplLitEscaper = "_html_template_jstmpllitescaper"
	jsValEscaper     = "_html_template_jsvalescaper"
	nospaceEscaper   = "_html_template_nospaceescaper"
	rcdataEscaper    = "_html_template_rcdataescaper"
	srcsetEscaper    = "_html_template_srcsetescaper"
	urlEscaper       = "_html_template_urlescaper"
	urlFilter        = "_html_template_urlfilter"
	urlNormalizer    = "_html_template_urlnormalizer"
	argsJoiner       = "_eval_args_"
)

func escaperFuncs() template.FuncMap {
	return template.FuncMap{
		attrEscaper: escapeAttr, commentEscaper: escapeComment, cssEscaper: escapeCSS,
		cssValueFilter: filterCSS, htmlNameFilter: filterName, htmlEscaper: escapeText,
		jsRegexpEscaper: escapeJSRegexp, jsStrEscaper: escapeJSString,
		jsTmplLitEscaper: escapeJSTemplate, jsValEscaper: escapeJSValue,
		nospaceEscaper: escapeUnquoted, rcdataEscaper: escapeRCDATA,
		srcsetEscaper: escapeSrcset, urlEscaper: escapeURL, urlFilter: filterURL,
		urlNormalizer: normalizeURL, argsJoiner: joinArgs,
	}
}

// function returns the name of the function that a command calls, "" if it does
// something else.
func function(c *parse.CommandNode) string {
	if n, ok := c.Args[0].(*parse.IdentifierNode); ok {
		return n.Ident
	}
	return ""
}

// isPredefined reports whether text/template has this escaper. Programs use them
// out of habit.
func isPredefined(name string) bool { return name == "html" || name == "urlquery" }

// misusedEscaper returns a predefined escaper of the pipeline that would do harm
// in context c, "" if there is none: one that is not the last command, or that
// is not enough.
func misusedEscaper(c context, pipe *parse.PipeNode) string {
	for i, command := range pipe.Cmds {
		name := function(command)
		if !isPredefined(name) {
			continue
		}
		weak := name == "html" && c.state == inAttr && c.delim == spaceOrTagEnd
		if weak || i < len(pipe.Cmds)-1 {
			return name
		}
	}
	return ""
}

// like returns the predefined escaper that an escaper can do without, the
// escaper itself if there is none.
func like(escaper string) string {
	switch escaper {
	case attrEscaper, htmlEscaper, rcdataEscaper:
		return "html"
	case urlEscaper, urlNormalizer:
		return "urlquery"
	}
	return escaper
}

// isRedundant reports whether an escaper has nothing to do behind another one.
func isRedundant(before, escaper string) bool {
	switch before {
	case commentEscaper:
		return escaper == attrEscaper || escaper == htmlEscaper
	case cssEscaper, jsRegexpEscaper, jsStrEscaper, jsTmplLitEscaper:
		return escaper == attrEscaper
	case urlEscaper:
		return escaper == urlNormalizer
	}
	return false
}

// appendCall appends a call of a function to a pipeline, unless the one before
// makes it redundant.
func appendCall(cmds []*parse.CommandNode, name string, pos parse.Pos) []*parse.CommandNode {
	if n := len(cmds); n > 0 && isRedundant(function(cmds[n-1]), name) {
		return cmds
	}
	id := parse.NewIdentifier(name).SetPos(pos)
	return append(cmds, &parse.CommandNode{NodeType: parse.NodeCommand, Args: []parse.Node{id}})
}

// addEscapers makes the pipeline end in the escapers. A predefined one at its
// end takes the place of one that is like it. Those that are there already (the
// tree may be that of two templates) do not come again.
func addEscapers(pipe *parse.PipeNode, escapers []string) {
	if len(escapers) == 0 {
		return
	}
	escapers = slices.Clone(escapers)
	cmds := slices.Clone(pipe.Cmds)
	if n := len(cmds); n > 0 {
		last := cmds[n-1]
		if name := function(last); isPredefined(name) {
			if n == 1 && len(last.Args) > 1 {
				// {{html x y}} becomes {{_eval_args_ x y | html}}.
				pos := last.Args[0].Position()
				last.Args[0] = parse.NewIdentifier(argsJoiner).SetPos(pos)
				cmds = appendCall(cmds, name, pipe.Position())
			}
			replaced := false
			for i, escaper := range escapers {
				if like(escaper) == like(name) {
					escapers[i] = name
					replaced = true
				}
			}
			if replaced {
				cmds = cmds[:len(cmds)-1]
			}
		}
	}
	there := map[string]bool{}
	for _, c := range cmds {
		if name := function(c); name != "" {
			there[like(name)] = true
		}
	}
	for _, escaper := range escapers {
		if !there[like(escaper)] {
			cmds = appendCall(cmds, escaper, pipe.Position())
		}
	}
	pipe.Cmds = cmds
}

// commit makes all changes that the analysis has noted.
func (a *analysis) commit() {
	funcs := escaperFuncs()
	for name := range a.ends {
		a.template(name).Funcs(funcs)
	}
	for _, t := range a.copies {
		if _, err := a.group.any().text.AddParseTree(t.Name(), t.Tree); err != nil {
			panic("error adding derived template")
		}
	}
	for n, escapers := range a.edits.actions {
		addEscapers(n.Pipe, escapers)
	}
	for n, name := range a.edits.calls {
		n.Name = name
	}
	for n, text := range a.edits.texts {
		n.Text = text
	}
	a.called, a.edits = map[string]bool{}, newEdits()
}
