// Relative references and joined paths.
package url

import (
	"path"
	"strings"
)

// Parse takes ref apart, which is relative to u, and returns it absolute.
func (u *URL) Parse(ref string) (*URL, error) {
	r, err := Parse(ref)
	if err != nil {
		return nil, err
	}
	return u.ResolveReference(r), nil
}

// ResolveReference returns what ref means in a document at u: RFC 3986, 5.2.
// An absolute ref is returned without the dots in its path.
func (u *URL) ResolveReference(ref *URL) *URL {
	out := *ref
	if ref.Scheme == "" {
		out.Scheme = u.Scheme
	}
	if ref.Scheme != "" || ref.Host != "" || ref.User != nil {
		out.setPath(withoutDots(ref.EscapedPath()))
		return &out
	}
	if ref.Opaque != "" {
		out.User, out.Host, out.Path = nil, "", ""
		return &out
	}
	if ref.Path == "" && !ref.ForceQuery && ref.RawQuery == "" {
		out.RawQuery = u.RawQuery
		if ref.Fragment == "" {
			out.Fragment, out.RawFragment = u.Fragment, u.RawFragment
		}
	}
	if ref.Path == "" && u.Opaque != "" {
		out.Opaque = u.Opaque
		out.User, out.Host, out.Path = nil, "", ""
		return &out
	}
	out.Host, out.User = u.Host, u.User
	base, relative := u.EscapedPath(), ref.EscapedPath()
	switch {
	case relative == "":
		relative = base
	case relative[0] != '/':
		relative = base[:strings.LastIndexByte(base, '/')+1] + relative
	}
	out.setPath(withoutDots(relative))
	return &out
}

// withoutDots takes the segments . and .. out of a path, which then begins with
// a slash.
func withoutDots(p string) string {
	if p == "" {
		return ""
	}
	out := []byte{'/'}
	begun := false // a segment has been written, which the next is cut off from
	rest, more := p, true
	for more {
		var segment string
		segment, rest, more = strings.Cut(rest, "/")
		if segment == "." || segment == ".." {
			begun = true
			if segment == ".." {
				slash := strings.LastIndexByte(string(out[1:]), '/')
				out = out[:slash+1]
				if slash < 0 {
					out = append(out, '/')
				}
				begun = len(out) > 1
			}
			if !more {
				out = append(out, '/')
			}
			continue
		}
		if begun {
			out = append(out, '/')
		}
		out = append(out, segment...)
		begun = true
	}
	if len(out) > 1 && out[1] == '/' {
		out = out[1:]
	}
	return string(out)
}

// JoinPath returns u with elem appended to its path, dots taken out.
func (u *URL) JoinPath(elem ...string) *URL {
	out, _ := u.join(elem)
	return out
}

// JoinPath is the method with text for URLs.
func JoinPath(base string, elem ...string) (result string, err error) {
	u, err := Parse(base)
	if err != nil {
		return "", err
	}
	if u, err = u.join(elem); err != nil {
		return "", err
	}
	return u.String(), nil
}

func (u *URL) join(elem []string) (*URL, error) {
	all := append([]string{u.EscapedPath()}, elem...)
	last := all[len(all)-1]
	var joined string
	if strings.HasPrefix(all[0], "/") {
		joined = path.Join(all...)
	} else { // .. must not go beyond the beginning
		all[0] = "/" + all[0]
		last = all[len(all)-1]
		joined = path.Join(all...)[1:]
	}
	if strings.HasSuffix(last, "/") && !strings.HasSuffix(joined, "/") {
		joined += "/"
	}
	out := *u
	err := out.setPath(joined)
	return &out, err
}
