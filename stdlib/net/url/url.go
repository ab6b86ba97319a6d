// Package url takes URLs apart and puts them together again, by RFC 3986 and
// the custom of browsers where that is looser.
//
// This file: URL, its parts and text. escape.go has percent-encoding, query.go
// queries, resolve.go relative references.
package url

import (
	"errors"
	"fmt"
	"internal/godebug"
	"net/netip"
	"strings"
)

// An Error says what failed with which URL.
type Error struct {
	Op  string
	URL string
	Err error
}

// Unwrap returns the reason.
func (e *Error) Unwrap() error { return e.Err }

func (e *Error) Error() string { return fmt.Sprintf("%s %q: %s", e.Op, e.URL, e.Err) }

// Timeout reports whether the reason is a timeout.
func (e *Error) Timeout() bool {
	t, ok := e.Err.(interface{ Timeout() bool })
	return ok && t.Timeout()
}

// Temporary reports whether the reason says that it is temporary.
func (e *Error) Temporary() bool {
	t, ok := e.Err.(interface{ Temporary() bool })
	return ok && t.Temporary()
}

// A URL is scheme://user@host/path?query#fragment or scheme:opaque. Path and
// Fragment are unescaped; where the escapes were not the usual ones, RawPath
// and RawFragment say what they were.
type URL struct {
	Scheme   string
	Opaque   string // escaped
	User     *Userinfo
	Host     string // with the port
	Path     string
	Fragment string

	RawQuery    string // escaped
	RawPath     string
	RawFragment string
	ForceQuery  bool // a ? even if RawQuery is empty
	OmitHost    bool // scheme:/path instead of scheme:///path
}

// Userinfo is a user's name with or without a password.
type Userinfo struct {
	name, password string
	hasPassword    bool
}

// User returns a Userinfo without a password.
//
//vole:cost 9
func User(username string) *Userinfo { return &Userinfo{name: username} }

// UserPassword returns a Userinfo with both. Passwords in URLs are not safe.
func UserPassword(username, password string) *Userinfo { return &Userinfo{username, password, true} }

// Username returns the name.
func (u *Userinfo) Username() string {
	if u == nil {
		return ""
	}
	return u.name
}

// Password returns the password and whether there is one.
func (u *Userinfo) Password() (string, bool) {
	if u == nil {
		return "", false
	}
	return u.password, u.hasPassword
}

// String returns name or name:password, escaped.
func (u *Userinfo) String() string {
	switch {
	case u == nil:
		return ""
	case !u.hasPassword:
		return escape(u.name, inUser)
	}
	return escape(u.name, inUser) + ":" + escape(u.password, inUser)
}

// Parse takes rawURL apart, which may be relative.
func Parse(rawURL string) (*URL, error) {
	text, fragment, _ := strings.Cut(rawURL, "#")
	u, err := parse(text, false)
	if err != nil {
		return nil, &Error{"parse", text, err}
	}
	if fragment != "" {
		if err := u.setFragment(fragment); err != nil {
			return nil, &Error{"parse", rawURL, err}
		}
	}
	return u, nil
}

// ParseRequestURI takes the URL of an HTTP request apart: absolute or an
// absolute path, without a fragment.
func ParseRequestURI(rawURL string) (*URL, error) {
	u, err := parse(rawURL, true)
	if err != nil {
		return nil, &Error{"parse", rawURL, err}
	}
	return u, nil
}

// parse is for text without a fragment; request says that it is that of an HTTP
// request.
func parse(text string, request bool) (*URL, error) {
	for i := range len(text) {
		if text[i] < ' ' || text[i] == 0x7f {
			return nil, errors.New("net/url: invalid control character in URL")
		}
	}
	switch {
	case text == "" && request:
		return nil, errors.New("empty url")
	case text == "*":
		return &URL{Path: "*"}, nil
	}
	u := new(URL)
	rest, err := u.cutScheme(text)
	if err != nil {
		return nil, err
	}
	if question := strings.IndexByte(rest, '?'); question >= 0 {
		u.RawQuery = rest[question+1:]
		u.ForceQuery = u.RawQuery == ""
		rest = rest[:question]
	}
	if !strings.HasPrefix(rest, "/") {
		if u.Scheme != "" {
			u.Opaque = rest
			return u, nil
		}
		if request {
			return nil, errors.New("invalid URI for request")
		}
		if hasColonFirst(rest) { // RFC 3986, 3.3: it would be a scheme
			return nil, errors.New("first path segment in URL cannot contain colon")
		}
	}
	switch {
	case strings.HasPrefix(rest, "//") &&
		(u.Scheme != "" || !request && !strings.HasPrefix(rest, "///")):
		authority := rest[2:]
		rest = ""
		if slash := strings.IndexByte(authority, '/'); slash >= 0 {
			authority, rest = authority[:slash], authority[slash:]
		}
		if err := u.setAuthority(authority); err != nil {
			return nil, err
		}
	case u.Scheme != "" && strings.HasPrefix(rest, "/"):
		u.OmitHost = true
	}
	if err := u.setPath(rest); err != nil {
		return nil, err
	}
	return u, nil
}

func hasColonFirst(path string) bool {
	segment, _, _ := strings.Cut(path, "/")
	return strings.Contains(segment, ":")
}

// cutScheme sets the scheme if text has one and returns what follows.
func (u *URL) cutScheme(text string) (rest string, err error) {
	for i := range len(text) {
		c := text[i]
		switch {
		case 'a' <= c|0x20 && c|0x20 <= 'z':
			continue
		case c == ':' && i == 0:
			return "", errors.New("missing protocol scheme")
		case c == ':':
			u.Scheme = strings.ToLower(text[:i])
			return text[i+1:], nil
		case i > 0 && ('0' <= c && c <= '9' || c == '+' || c == '-' || c == '.'):
			continue
		}
		break
	}
	return text, nil
}

// setAuthority sets user and host of user@host.
func (u *URL) setAuthority(s string) error {
	at := strings.LastIndexByte(s, '@')
	host, err := parseHost(u.Scheme, s[at+1:])
	if err != nil {
		return err
	}
	if at >= 0 {
		if u.User, err = parseUser(s[:at]); err != nil {
			return err
		}
	}
	u.Host = host
	return nil
}

func parseUser(s string) (*Userinfo, error) {
	for i := range len(s) {
		c := s[i]
		switch {
		case '0' <= c && c <= '9', 'a' <= c|0x20 && c|0x20 <= 'z', strings.IndexByte("-._:~!$&'()*+,;=%@", c) >= 0:
		default:
			return nil, errors.New("net/url: invalid userinfo")
		}
	}
	name, password, hasPassword := strings.Cut(s, ":")
	name, err := unescape(name, inUser)
	if err == nil {
		password, err = unescape(password, inUser)
	}
	if err != nil {
		return nil, err
	}
	return &Userinfo{name, password, hasPassword}, nil
}

// urlstrictcolons=0 allows several colons in a host of http.
var urlstrictcolons = godebug.New("urlstrictcolons")

// parseHost unescapes host:port.
func parseHost(scheme, host string) (string, error) {
	if bracket := strings.LastIndexByte(host, '['); bracket == 0 {
		return parseLiteral(host)
	} else if bracket > 0 {
		return "", errors.New("invalid IP-literal")
	}
	if colon := strings.IndexByte(host, ':'); colon >= 0 {
		if last := strings.LastIndexByte(host, ':'); last != colon {
			if scheme != "http" && scheme != "https" || urlstrictcolons.Value() == "0" {
				colon = last
			}
		}
		if !isPort(host[colon:]) {
			return "", fmt.Errorf("invalid port %q after host", host[colon:])
		}
	}
	return unescape(host, inHost)
}

// parseLiteral unescapes [address%25zone]:port.
func parseLiteral(host string) (string, error) {
	end := strings.LastIndexByte(host, ']')
	if end < 0 {
		return "", errors.New("missing ']' in host")
	}
	port := host[end+1:]
	if !isPort(port) {
		return "", fmt.Errorf("invalid port %q after host", port)
	}
	name, zone := host[1:end], ""
	if percent := strings.Index(name, "%25"); percent >= 0 {
		name, zone = name[:percent], name[percent:]
	}
	name, err := unescape(name, inHost)
	if err == nil {
		zone, err = unescape(zone, inZone)
	}
	if err != nil {
		return "", err
	}
	addr, err := netip.ParseAddr(name + zone)
	if err != nil {
		return "", fmt.Errorf("invalid host: %w", err)
	}
	if addr.Is4() {
		return "", errors.New("invalid IP-literal")
	}
	return "[" + name + zone + "]" + port, nil
}

// isPort reports whether s is empty or : and digits.
func isPort(s string) bool {
	if s != "" && s[0] != ':' {
		return false
	}
	for i := 1; i < len(s); i++ {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return true
}

// setPath sets Path and, if other escapes than usual are in s, RawPath.
func (u *URL) setPath(s string) (err error) {
	u.Path, u.RawPath, err = decode(s, u.Path, u.RawPath, inPath)
	return err
}

func (u *URL) setFragment(s string) (err error) {
	u.Fragment, u.RawFragment, err = decode(s, u.Fragment, u.RawFragment, inFragment)
	return err
}

// decode returns s unescaped, and s itself if escaping would not give it back.
// On an error it returns what was there before.
func decode(s, before, rawBefore string, p part) (plain, raw string, err error) {
	plain, err = unescape(s, p)
	switch {
	case err != nil:
		return before, rawBefore, err
	case escape(plain, p) == s:
		return plain, "", nil
	}
	return plain, s, nil
}

// encode returns raw if it stands for plain, else plain escaped.
func encode(plain, raw string, p part) string {
	if raw != "" && validEncoded(raw, p) {
		if s, err := unescape(raw, p); err == nil && s == plain {
			return raw
		}
	}
	if p == inPath && plain == "*" {
		return "*"
	}
	return escape(plain, p)
}

// EscapedPath returns the path with escapes: those of RawPath if it fits.
//
//go:noinline
func (u *URL) EscapedPath() string { return encode(u.Path, u.RawPath, inPath) }

// EscapedFragment returns the fragment with escapes: those of RawFragment if it
// fits.
//
//go:noinline
func (u *URL) EscapedFragment() string { return encode(u.Fragment, u.RawFragment, inFragment) }

// String puts the URL together.
func (u *URL) String() string {
	var b strings.Builder
	if u.Scheme != "" {
		b.WriteString(u.Scheme)
		b.WriteByte(':')
	}
	if u.Opaque != "" {
		b.WriteString(u.Opaque)
	} else {
		u.writeHierarchy(&b)
	}
	if u.ForceQuery || u.RawQuery != "" {
		b.WriteByte('?')
		b.WriteString(u.RawQuery)
	}
	if u.Fragment != "" {
		b.WriteByte('#')
		b.WriteString(u.EscapedFragment())
	}
	return b.String()
}

// writeHierarchy writes //user@host/path.
func (u *URL) writeHierarchy(b *strings.Builder) {
	path := u.EscapedPath()
	named := u.Host != "" || u.User != nil
	if named || u.Scheme != "" && u.Path != "" && !u.OmitHost {
		b.WriteString("//")
	}
	if u.User != nil {
		b.WriteString(u.User.String())
		b.WriteByte('@')
	}
	b.WriteString(escape(u.Host, inHost))
	if u.Host != "" && path != "" && path[0] != '/' {
		b.WriteByte('/')
	}
	if b.Len() == 0 && hasColonFirst(path) {
		b.WriteString("./") // it would be a scheme
	}
	b.WriteString(path)
}

// Redacted is String with xxxxx for a password.
func (u *URL) Redacted() string {
	if u == nil {
		return ""
	}
	if _, has := u.User.Password(); !has {
		return u.String()
	}
	hidden := *u
	hidden.User = UserPassword(u.User.Username(), "xxxxx")
	return hidden.String()
}

// IsAbs reports whether the URL has a scheme.
func (u *URL) IsAbs() bool { return u.Scheme != "" }

// RequestURI returns path?query or opaque?query, as HTTP requests have it.
func (u *URL) RequestURI() string {
	s := u.Opaque
	switch {
	case s == "":
		if s = u.EscapedPath(); s == "" {
			s = "/"
		}
	case strings.HasPrefix(s, "//"):
		s = u.Scheme + ":" + s
	}
	if u.ForceQuery || u.RawQuery != "" {
		s += "?" + u.RawQuery
	}
	return s
}

// Hostname returns Host without port and brackets.
func (u *URL) Hostname() string {
	host, _ := splitPort(u.Host)
	return host
}

// Port returns the port of Host, "" if it has none.
func (u *URL) Port() string {
	_, port := splitPort(u.Host)
	return port
}

func splitPort(s string) (host, port string) {
	host = s
	if colon := strings.LastIndexByte(s, ':'); colon >= 0 && isPort(s[colon:]) {
		host, port = s[:colon], s[colon+1:]
	}
	if strings.HasPrefix(host, "[") && strings.HasSuffix(host, "]") {
		host = host[1 : len(host)-1]
	}
	return host, port
}

// MarshalBinary returns String.
func (u *URL) MarshalBinary() (text []byte, err error) { return u.AppendBinary(nil) }

// AppendBinary appends String.
func (u *URL) AppendBinary(b []byte) ([]byte, error) { return append(b, u.String()...), nil }

// UnmarshalBinary sets u to what text is.
//
//go:noinline
func (u *URL) UnmarshalBinary(text []byte) error {
	parsed, err := Parse(string(text))
	if err == nil {
		*u = *parsed
	}
	return err
}
