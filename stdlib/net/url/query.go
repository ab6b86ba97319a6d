// Queries: names with lists of values.
package url

import (
	"errors"
	"internal/godebug"
	"slices"
	"strconv"
	"strings"
)

// Values are the values of each name, case-sensitive.
type Values map[string][]string

// Get returns the first value of key, "" if there is none.
func (v Values) Get(key string) string {
	if list := v[key]; len(list) > 0 {
		return list[0]
	}
	return ""
}

// Set makes value the only one of key.
func (v Values) Set(key, value string) { v[key] = []string{value} }

// Add adds a value to those of key.
func (v Values) Add(key, value string) { v[key] = append(v[key], value) }

// Del drops key.
func (v Values) Del(key string) { delete(v, key) }

// Has reports whether there is key.
func (v Values) Has(key string) bool {
	_, ok := v[key]
	return ok
}

// ParseQuery takes a query apart at each & and =. It returns what could be read
// and the first error.
//
//vole:cost 74
func ParseQuery(query string) (Values, error) {
	v := make(Values)
	return v, v.parse(query)
}

// urlmaxqueryparams sets another limit for parameters of a query, 0 for none.
var urlmaxqueryparams = godebug.New("urlmaxqueryparams")

func tooMany(params int) bool {
	const most = 10000
	if s := urlmaxqueryparams.Value(); s != "" {
		if limit, err := strconv.Atoi(s); err == nil {
			return limit != 0 && params >= limit
		}
	}
	return params > most
}

func (v Values) parse(query string) (first error) {
	if tooMany(strings.Count(query, "&") + 1) {
		return errors.New("number of URL query parameters exceeded limit")
	}
	for item := range strings.SplitSeq(query, "&") {
		if strings.Contains(item, ";") {
			first = errors.New("invalid semicolon separator in query")
			continue
		}
		if item == "" {
			continue
		}
		key, value, _ := strings.Cut(item, "=")
		key, err := QueryUnescape(key)
		if err == nil {
			value, err = QueryUnescape(value)
		}
		if err == nil {
			v.Add(key, value)
		} else if first == nil {
			first = err
		}
	}
	return first
}

// Query returns the values of RawQuery, without what is wrong in it.
//
//go:noinline
func (u *URL) Query() Values {
	v, _ := ParseQuery(u.RawQuery)
	return v
}

// Encode returns name=value&... in the order of names.
func (v Values) Encode() string {
	names := make([]string, 0, len(v))
	for name := range v {
		names = append(names, name)
	}
	slices.Sort(names)
	var b strings.Builder
	for _, name := range names {
		prefix := QueryEscape(name) + "="
		for _, value := range v[name] {
			if b.Len() > 0 {
				b.WriteByte('&')
			}
			b.WriteString(prefix)
			b.WriteString(QueryEscape(value))
		}
	}
	return b.String()
}
