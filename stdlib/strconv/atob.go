// Package strconv converts between values and their texts. This file has the
// booleans; numbers to text are in itoa.go and ftoa.go, text to numbers in
// atoi.go and atof.go, quoting in quote.go.
package strconv

// ParseBool understands 1, t, T, TRUE, true, True and 0, f, F, FALSE, false,
// False; anything else is an error.
//
//go:noinline
func ParseBool(str string) (bool, error) {
	switch str {
	case "1", "t", "T", "true", "TRUE", "True":
		return true, nil
	case "0", "f", "F", "false", "FALSE", "False":
		return false, nil
	}
	return false, syntaxError("ParseBool", str)
}

// FormatBool returns "true" or "false".
//
//vole:cost 10
func FormatBool(b bool) string {
	if b {
		return "true"
	}
	return "false"
}

// AppendBool appends "true" or "false" to dst.
//
//vole:cost 15
func AppendBool(dst []byte, b bool) []byte {
	if b {
		return append(dst, "true"...)
	}
	return append(dst, "false"...)
}
