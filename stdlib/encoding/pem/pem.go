// Package pem reads and writes blocks of base64 between lines that name them,
// as keys and certificates are kept in (RFC 1421).
package pem

import (
	"bytes"
	"encoding/base64"
	"errors"
	"io"
	"slices"
	"strings"
)

// A Block is
//
//	-----BEGIN Type-----
//	Headers
//	base64 of Bytes
//	-----END Type-----
type Block struct {
	Type    string
	Headers map[string]string
	Bytes   []byte
}

var (
	beginMark = []byte("-----BEGIN ")
	endMark   = []byte("\n-----END ")
	dashes    = []byte("-----")
)

// cutLine returns the first line of data without spaces at its end, and the
// offset of the next.
func cutLine(data []byte) (line []byte, next int) {
	line, next = data, len(data)
	if i := bytes.IndexByte(data, '\n'); i >= 0 {
		line, next = bytes.TrimSuffix(data[:i], []byte{'\r'}), i+1
	}
	return bytes.TrimRight(line, " \t"), next
}

// Decode returns the first block of data and what follows it; without a block
// nil and data. What looks like a block and is none is skipped.
func Decode(data []byte) (p *Block, rest []byte) {
	from := 0 // where to look for an end
	for from <= len(data) {
		i := bytes.Index(data[from:], endMark)
		if i < 0 {
			break
		}
		end := from + i
		begin := bytes.LastIndex(data[from:end], beginMark)
		if begin += from; begin < from || begin > from && data[begin-1] != '\n' {
			from = end + len(endMark)
			continue
		}
		block, next, empty := decodeAt(data, begin, end)
		if empty {
			break
		}
		if block != nil {
			return block, data[next:]
		}
		from = max(next, end+len(endMark))
	}
	return nil, data
}

// decodeAt is for a block that begins at begin and ends at end, if it is one.
// next is the offset behind it, or behind what was read of it. empty says that
// there was nothing behind the headers.
func decodeAt(data []byte, begin, end int) (block *Block, next int, empty bool) {
	at := begin + len(beginMark)
	line, n := cutLine(data[at:])
	at += n
	name, ok := bytes.CutSuffix(line, dashes)
	if !ok {
		return nil, at, false
	}
	block = &Block{Type: string(name), Headers: map[string]string{}}
	for {
		if at >= len(data) {
			return nil, at, true
		}
		line, n := cutLine(data[at:])
		key, value, ok := bytes.Cut(line, []byte{':'})
		if !ok {
			break
		}
		block.Headers[string(bytes.TrimSpace(key))] = string(bytes.TrimSpace(value))
		at += n
	}
	if len(block.Headers) > 0 && end < at {
		return nil, at, false
	}
	trailer := data[min(len(data), end+len(endMark)):]
	tail, ok := bytes.CutPrefix(trailer, name)
	if ok {
		tail, ok = bytes.CutPrefix(tail, dashes)
	}
	if !ok {
		return nil, at, false
	}
	if line, _ := cutLine(tail); len(line) != 0 {
		return nil, at, false
	}
	block.Bytes = []byte{}
	if end > at {
		text := make([]byte, 0, end-at)
		for _, c := range data[at:end] {
			if c != ' ' && c != '\t' {
				text = append(text, c)
			}
		}
		decoded := make([]byte, base64.StdEncoding.DecodedLen(len(text)))
		n, err := base64.StdEncoding.Decode(decoded, text)
		if err != nil {
			return nil, at, false
		}
		block.Bytes = decoded[:n]
	}
	next = end + len(endMark) - 1
	_, n = cutLine(data[next:])
	return block, next + n, false
}

// Encode writes b to out: Proc-Type first of the headers, the others in order.
func Encode(out io.Writer, b *Block) error {
	text, err := appendBlock(nil, b)
	if err == nil {
		_, err = out.Write(text)
	}
	return err
}

// EncodeToMemory returns b as text, nil if it has a bad header.
//
//go:noinline
func EncodeToMemory(b *Block) []byte {
	text, err := appendBlock(nil, b)
	if err != nil {
		return nil
	}
	return text
}

func appendBlock(out []byte, b *Block) ([]byte, error) {
	for key := range b.Headers {
		if strings.Contains(key, ":") {
			return nil, errors.New("pem: cannot encode a header key that contains a colon")
		}
	}
	out = append(out, "-----BEGIN "+b.Type+"-----\n"...)
	const first = "Proc-Type"
	if value, ok := b.Headers[first]; ok {
		out = append(out, first+": "+value+"\n"...)
	}
	keys := make([]string, 0, len(b.Headers))
	for key := range b.Headers {
		keys = append(keys, key)
	}
	slices.Sort(keys)
	for _, key := range keys {
		if key != first {
			out = append(out, key+": "+b.Headers[key]+"\n"...)
		}
	}
	if len(b.Headers) > 0 {
		out = append(out, '\n')
	}
	const lineBytes = 48 // 64 characters
	for rest := b.Bytes; len(rest) > 0; {
		n := min(len(rest), lineBytes)
		out = append(base64.StdEncoding.AppendEncode(out, rest[:n]), '\n')
		rest = rest[n:]
	}
	return append(out, "-----END "+b.Type+"-----\n"...), nil
}
