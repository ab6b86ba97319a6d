// Files of fuzz inputs: "go test fuzz v1", then a line a value, a conversion of
// a literal as in Go: int8(-3), []byte("a\x00"), rune('x'), math.Float64frombits(0x7ff8...).
package testdeps

import (
	"errors"
	"fmt"
	"math"
	"strconv"
	"strings"
)

const corpusVersion = "go test fuzz v1"

func parseCorpus(text string) (values []any, err error) {
	lines := strings.Split(text, "\n")
	if len(lines) < 2 {
		return nil, errors.New("must include version and at least one value")
	}
	if version := strings.TrimSuffix(lines[0], "\r"); version != corpusVersion {
		return nil, fmt.Errorf("unknown encoding version: %s", version)
	}
	for _, line := range lines[1:] {
		line = strings.TrimSpace(line)
		if line == "" {
			continue
		}
		v, err := parseValue(line)
		if err != nil {
			return nil, fmt.Errorf("malformed line %q: %v", line, err)
		}
		values = append(values, v)
	}
	return values, nil
}

func parseValue(line string) (any, error) {
	open := strings.IndexByte(line, '(')
	if open < 0 || !strings.HasSuffix(line, ")") {
		return nil, errors.New("expected call expression")
	}
	kind, literal := strings.TrimSpace(line[:open]), strings.TrimSpace(line[open+1:len(line)-1])
	switch kind {
	case "string", "[]byte":
		s, err := strconv.Unquote(literal)
		if err != nil || literal[0] == '\'' {
			return nil, errors.New("string literal required")
		}
		if kind == "string" {
			return s, nil
		}
		return []byte(s), nil
	case "bool":
		if literal != "true" && literal != "false" {
			return nil, errors.New("malformed bool")
		}
		return literal == "true", nil
	case "float32", "float64", "math.Float32frombits", "math.Float64frombits":
		return parseFloat(kind, literal)
	}
	return parseInteger(kind, literal)
}

func parseFloat(kind, literal string) (any, error) {
	switch kind {
	case "math.Float32frombits":
		bits, err := strconv.ParseUint(literal, 0, 32)
		return math.Float32frombits(uint32(bits)), err
	case "math.Float64frombits":
		bits, err := strconv.ParseUint(literal, 0, 64)
		return math.Float64frombits(bits), err
	case "float32":
		v, err := strconv.ParseFloat(literal, 32)
		return float32(v), err
	}
	return strconv.ParseFloat(literal, 64)
}

// parseInteger takes characters, too, for the types that have them.
func parseInteger(kind, literal string) (any, error) {
	if strings.HasPrefix(literal, "'") {
		r, _, rest, err := strconv.UnquoteChar(strings.Trim(literal, "'"), '\'')
		if err != nil || rest != "" {
			return nil, errors.New("malformed character")
		}
		switch kind {
		case "rune", "int32":
			return r, nil
		case "byte", "uint8":
			return byte(r), nil
		}
		return nil, errors.New("character literal required for byte/rune types")
	}
	signed := func(bits int) (int64, error) { return strconv.ParseInt(literal, 0, bits) }
	unsigned := func(bits int) (uint64, error) { return strconv.ParseUint(literal, 0, bits) }
	switch kind {
	case "int":
		v, err := signed(64)
		return int(v), err
	case "int8":
		v, err := signed(8)
		return int8(v), err
	case "int16":
		v, err := signed(16)
		return int16(v), err
	case "int32", "rune":
		v, err := signed(32)
		return int32(v), err
	case "int64":
		return signed(64)
	case "uint":
		v, err := unsigned(64)
		return uint(v), err
	case "uint8", "byte":
		v, err := unsigned(8)
		return uint8(v), err
	case "uint16":
		v, err := unsigned(16)
		return uint16(v), err
	case "uint32":
		v, err := unsigned(32)
		return uint32(v), err
	case "uint64":
		return unsigned(64)
	}
	return nil, fmt.Errorf("expected []byte or primitive type, got %s", kind)
}
