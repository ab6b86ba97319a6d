// What the values of attributes are: it decides how actions in them are
// escaped, and which names actions may write.
package template

import "strings"

// contentOf returns what the attribute of this lower-case name holds; if that
// is not certain, what is most dangerous. It is unsafe if it decides about other
// content or about what goes over the network.
func contentOf(name string) content {
	if short, ok := strings.CutPrefix(name, "data-"); ok {
		name = short
	} else if prefix, short, ok := strings.Cut(name, ":"); ok {
		if prefix == "xmlns" {
			return urlContent
		}
		name = short // svg:href is as href
	}
	switch name {
	case "action", "archive", "background", "cite", "classid", "codebase", "data", "formaction",
		"href", "icon", "longdesc", "manifest", "poster", "profile", "src", "usemap", "xmlns":
		return urlContent
	case "accept-charset", "async", "challenge", "charset", "content", "crossorigin", "defer",
		"enctype", "form", "formenctype", "formmethod", "formnovalidate", "http-equiv", "keytype",
		"language", "method", "novalidate", "pattern", "rel", "sandbox", "type", "value":
		return unsafeContent
	case "srcdoc":
		return htmlContent
	case "srcset":
		return srcsetContent
	case "style":
		return cssContent
	}
	switch {
	case name == "srclang": // known to be harmless, whatever follows
		return plainContent
	case strings.HasPrefix(name, "on"): // an event's handler
		return jsContent
	case strings.Contains(name, "src"), strings.Contains(name, "uri"), strings.Contains(name, "url"):
		return urlContent // made-up names often tell
	}
	return plainContent
}

// attrOf returns the sort of the attribute of this name in an element.
func attrOf(e element, name string) attr {
	switch {
	case e == scriptElement && name == "type":
		return scriptTypeAttr
	case e == metaElement && name == "content":
		return metaContentAttr
	}
	switch contentOf(name) {
	case urlContent:
		return urlAttr
	case cssContent:
		return styleAttr
	case jsContent:
		return scriptAttr
	case srcsetContent:
		return srcsetAttr
	}
	return plainAttr
}
