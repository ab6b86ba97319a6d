// Encoded words: text of any charset in headers of mail.
package mime

import (
	"bytes"
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"
)

// A WordEncoder writes encoded words.
type WordEncoder byte

const (
	BEncoding = WordEncoder('b') // base64
	QEncoding = WordEncoder('q') // like quoted-printable
)

var errWord = errors.New("mime: invalid RFC 2047 encoded-word")

// Encode returns s, in encoded words if it has other than printable ASCII. Only
// UTF-8 is cut into several words of the length that is allowed.
//
//vole:leaks s=heap
func (e WordEncoder) Encode(charset, s string) string {
	if !needsEncoding(s) {
		return s
	}
	const most = 75 - len("=?UTF-8?q?") - len("?=")
	begin := "=?" + charset + "?" + string(rune(e)) + "?"
	out := append(make([]byte, 0, 48), begin...)
	cut := strings.EqualFold(charset, "UTF-8")
	if e == BEncoding {
		cut = cut && base64.StdEncoding.EncodedLen(len(s)) > most
	}
	start, used := 0, 0 // of the word; used: in the units of the limit
	limit := most
	if e == BEncoding {
		limit = base64.StdEncoding.DecodedLen(most)
	}
	for i := 0; i < len(s) && cut; {
		_, size := utf8.DecodeRuneInString(s[i:])
		length := size
		if e != BEncoding && !(size == 1 && isPlain(s[i]) || s[i] == ' ') {
			length = 3 * size
		}
		if used+length > limit {
			out = append(e.appendText(out, s[start:i]), "?= "+begin...)
			start, used = i, 0
		}
		used += length
		i += size
	}
	return string(append(e.appendText(out, s[start:]), "?="...))
}

func (e WordEncoder) appendText(out []byte, s string) []byte {
	if e == BEncoding {
		return base64.StdEncoding.AppendEncode(out, []byte(s))
	}
	for i := range len(s) {
		switch c := s[i]; {
		case c == ' ':
			out = append(out, '_')
		case isPlain(c):
			out = append(out, c)
		default:
			out = append(out, '=', hexDigits[c>>4], hexDigits[c&15])
		}
	}
	return out
}

// isPlain: what stands for itself in a q word.
func isPlain(c byte) bool { return c > ' ' && c <= '~' && c != '=' && c != '?' && c != '_' }

func needsEncoding(s string) bool {
	for i := range len(s) {
		if c := s[i]; (c < ' ' || c > '~') && c != '\t' {
			return true
		}
	}
	return false
}

// A WordDecoder reads encoded words.
type WordDecoder struct {
	// CharsetReader returns a reader of UTF-8 for text in another charset than
	// UTF-8, ISO-8859-1 and US-ASCII. The name is in lower case.
	CharsetReader func(charset string, input io.Reader) (io.Reader, error)
}

// Decode decodes one word.
func (d *WordDecoder) Decode(word string) (string, error) {
	parts := strings.Split(word, "?")
	if len(word) < 8 || len(parts) != 5 || parts[0] != "=" || parts[4] != "=" ||
		parts[1] == "" || len(parts[2]) != 1 {
		return "", errWord
	}
	text, err := decodeText(parts[2][0], parts[3])
	if err != nil {
		return "", err
	}
	return d.convert(parts[1], text)
}

// DecodeHeader decodes all words of a header; spaces between two of them go.
func (d *WordDecoder) DecodeHeader(header string) (string, error) {
	var out strings.Builder
	afterWord := false
	for {
		start, end, charset, encoding, text := findWord(header)
		if start < 0 {
			out.WriteString(header)
			return out.String(), nil
		}
		decoded, err := decodeText(encoding, text)
		if err != nil {
			out.WriteString(header[:end])
			header, afterWord = header[end:], false
			continue
		}
		if !afterWord || strings.Trim(header[:start], " \t\r\n") != "" {
			out.WriteString(header[:start])
		}
		s, err := d.convert(charset, decoded)
		if err != nil {
			return "", err
		}
		out.WriteString(s)
		header, afterWord = header[end:], true
	}
}

// findWord looks for =?charset?e?text?=; start is negative if there is none.
func findWord(s string) (start, end int, charset string, encoding byte, text string) {
	start = strings.Index(s, "=?")
	if start < 0 {
		return
	}
	at := start + 2
	n := strings.IndexByte(s[at:], '?')
	if n < 0 || len(s) < at+n+5 || s[at+n+2] != '?' {
		return -1, 0, "", 0, ""
	}
	charset, encoding = s[at:at+n], s[at+n+1]
	at += n + 3
	if n = strings.Index(s[at:], "?="); n < 0 {
		return -1, 0, "", 0, ""
	}
	return start, at + n + 2, charset, encoding, s[at : at+n]
}

func decodeText(encoding byte, text string) ([]byte, error) {
	switch encoding | 0x20 {
	case 'b':
		return base64.StdEncoding.DecodeString(text)
	case 'q':
		return decodeQ(text)
	}
	return nil, errWord
}

func decodeQ(s string) ([]byte, error) {
	out := make([]byte, 0, len(s))
	for i := 0; i < len(s); i++ {
		c := s[i]
		switch {
		case c == '_':
			c = ' '
		case c == '=':
			if i+2 >= len(s) {
				return nil, errWord
			}
			c = 0
			for _, x := range []byte{s[i+1], s[i+2]} {
				v := digit(x)
				if v < 0 {
					return nil, fmt.Errorf("mime: invalid hex byte %#02x", x)
				}
				c = c<<4 | byte(v)
			}
			i += 2
		case c >= ' ' && c <= '~', c == '\n', c == '\r', c == '\t':
		default:
			return nil, errWord
		}
		out = append(out, c)
	}
	return out, nil
}

// convert turns text of a charset into UTF-8.
func (d *WordDecoder) convert(charset string, text []byte) (string, error) {
	switch charset = strings.ToLower(charset); charset {
	case "utf-8":
		return string(text), nil
	case "iso-8859-1", "us-ascii":
		var out strings.Builder
		for _, c := range text {
			if c >= utf8.RuneSelf && charset == "us-ascii" {
				out.WriteRune(utf8.RuneError)
			} else {
				out.WriteRune(rune(c))
			}
		}
		return out.String(), nil
	}
	if d.CharsetReader == nil {
		return "", fmt.Errorf("mime: unhandled charset %q", charset)
	}
	r, err := d.CharsetReader(charset, bytes.NewReader(text))
	if err != nil {
		return "", err
	}
	out, err := io.ReadAll(r)
	return string(out), err
}
