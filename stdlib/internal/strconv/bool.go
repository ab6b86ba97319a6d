// Truth as text.
package strconv

// FormatBool returns "true" or "false".
//
//vole:cost 6
func FormatBool(b bool) string {
	if b {
		return "true"
	}
	return "false"
}

// AppendBool appends "true" or "false" to dst.
//
//vole:cost 10
func AppendBool(dst []byte, b bool) []byte {
	if b {
		return append(dst, "true"...)
	}
	return append(dst, "false"...)
}
