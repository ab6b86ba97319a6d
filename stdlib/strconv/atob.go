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
