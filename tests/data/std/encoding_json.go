// Package encoding/json: structs and their tags, embedding, methods, errors with
// offsets and paths, streams, indentation.
package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"os"
	"strings"
	"time"
)

type inner struct {
	A int `json:"a"`
	B int
}

type Base struct {
	ID    int `json:"id"`
	Dup   string
	Depth *Base `json:"depth,omitempty"`
}

type Other struct{ Dup string }

type upper string

func (u upper) MarshalText() ([]byte, error)  { return []byte(strings.ToUpper(string(u))), nil }
func (u *upper) UnmarshalText(b []byte) error { *u = upper("<" + string(b) + ">"); return nil }

type onlyPointer struct{ V int }

func (o *onlyPointer) MarshalJSON() ([]byte, error) { return []byte(` {"v" : 1} `), nil }

type picky int

func (p *picky) UnmarshalJSON(b []byte) error {
	if len(b) > 3 {
		return errors.New("picky")
	}
	*p = picky(len(b))
	return nil
}

type record struct {
	Base
	*Other
	inner
	Name     string            `json:"name"`
	Omit     []int             `json:",omitempty"`
	Zero     time.Time         `json:"zero,omitzero"`
	Text     int64             `json:",string"`
	Float    float32           `json:"float"`
	Bytes    []byte            `json:"bytes"`
	Map      map[upper]float64 `json:"map"`
	Num      json.Number       `json:"num"`
	Raw      json.RawMessage   `json:"raw"`
	Pointer  **int             `json:"pointer"`
	Pick     picky             `json:"pick"`
	Only     onlyPointer       `json:"only"`
	Fixed    [2]int8           `json:"fixed"`
	Any      any               `json:"any"`
	Ignored  int               `json:"-"`
	Dash     int               `json:"-,"`
	Angle    bool              `json:"<b>"`
	hidden   int
	Duration time.Duration
}

func show(err error) string {
	var syntax *json.SyntaxError
	var kind *json.UnmarshalTypeError
	switch {
	case errors.As(err, &syntax):
		return fmt.Sprintf("%v (offset %d)", err, syntax.Offset)
	case errors.As(err, &kind):
		return fmt.Sprintf("%v (offset %d, %s, %q)", err, kind.Offset, kind.Struct, kind.Field)
	}
	return fmt.Sprint(err)
}

func encode(v any) {
	b, err := json.Marshal(v)
	fmt.Println(string(b), err)
}

func writing() {
	n := 5
	p := &n
	r := record{Base: Base{ID: 1, Depth: &Base{ID: 2}}, Other: &Other{"other"}, inner: inner{3, 4}, Name: "a<\"\n\x01\u2028é\xff>",
		Text: -9, Float: 1e-7, Bytes: []byte("bytes"), Map: map[upper]float64{"b": 1e21, "a": 123456789}, Raw: json.RawMessage(`[1, 2 ]`),
		Pointer: &p, Pick: 1, Any: map[string]any{"k": []any{nil, true, 1.5, "s"}}, Dash: 1}
	encode(r)
	encode(&r)
	encode([]onlyPointer{{1}})
	encode(map[string]onlyPointer{"k": {1}})
	encode(map[int8][]byte{-1: nil, 5: {}})
	encode([]float64{0, math.Copysign(0, -1), 1e20, 123456789012345680000, 1e21, 1e-6, 1e-7, 5e-324, math.MaxFloat64, 0.1 + 0.2})
	encode([]float32{1e20, 16777216, 3.4e38, 1e-7, 0.1})
	encode(math.Inf(1))
	encode(map[complex64]int{})
	encode(make(chan int))
	encode(json.Number("1x"))
	encode(json.RawMessage("{"))
	type cycle struct{ Next any }
	c := &cycle{}
	c.Next = []any{c}
	encode(c)
	buf, _ := json.MarshalIndent(map[string]any{"b": []int{1, 2}, "a": struct{}{}, "c": []int{}, "d": map[string]int{"x": 1}}, "> ", "\t")
	fmt.Println(string(buf))
	enc := json.NewEncoder(os.Stdout)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	fmt.Println(enc.Encode([]any{"<&>", map[string]int{}}))
}

func reading() {
	var r record
	text := `{"ID": 7, "dup": "gone", "a": 1, "b": 2, "NAME": "né\ud83d\ude00\ud83d", "Text": "12", "float": 1.25, "bytes": "aGk=",
		"map": {"k": 1}, "num": 12e3, "raw": {"x": [1, 2]}, "pointer": 3, "pick": [1], "fixed": [1, 2, 3], "any": [1, {"k": null}], "Duration": 5}`
	fmt.Println(show(json.Unmarshal([]byte(text), &r)))
	fmt.Println(r.ID, r.Base.Dup, r.A, r.B, r.Name, r.Text, r.Float, string(r.Bytes), r.Map, r.Num, string(r.Raw), **r.Pointer, r.Pick, r.Fixed, r.Any, r.Duration)
	for _, text := range []string{``, ` `, `{`, `tr`, `[1,]`, `{"a" 1}`, `{"a":1,}`, `"\x"`, `"\u12G"`, "\"\x01\"", `1 2`, `nul`, `-`, `01`, `1.`, `1e`, `[}`, `'`,
		strings.Repeat("[", 10001)} {
		var v any
		fmt.Println(show(json.Unmarshal([]byte(text), &v)), json.Valid([]byte(text)))
	}
	for _, text := range []string{`{"id": "x", "name": 1}`, `{"depth": {"depth": {"id": 1.5}}}`, `{"fixed": [1, 200]}`, `{"Text": 5}`, `{"Text": "x"}`, `{"Text": null}`,
		`{"map": {"k": "v"}}`, `{"num": "x"}`, `{"bytes": "?"}`, `{"pick": 12345}`, `[]`, `{"Duration": 1e400}`, `{"Zero": 1, "zero": 1}`, `{"Dup": 1, "only": 3}`} {
		var r record
		fmt.Println(show(json.Unmarshal([]byte(text), &r)))
	}
	fmt.Println(json.Unmarshal([]byte("1"), nil), json.Unmarshal([]byte("1"), r), json.Unmarshal([]byte("1"), (*int)(nil)))
	list := []inner{{1, 2}, {3, 4}, {5, 6}}
	fmt.Println(show(json.Unmarshal([]byte(`[{"a": 9}, {"B": 8}]`), &list)), list, list[:3])
	shared := map[string]int{"x": 1}
	fmt.Println(show(json.Unmarshal([]byte(`{"y": 2, "z": "no", "w": 3}`), &shared)), shared)
	n := 1
	target := any(&n)
	fmt.Println(json.Unmarshal([]byte("7"), &target), n, target == any(&n))
	fmt.Println(json.Unmarshal([]byte("null"), &target), target)
}

func streams() {
	dec := json.NewDecoder(strings.NewReader(` {"a": [1, "x", {"b": null}], "c": 1.0} true [1 2] "end"`))
	dec.UseNumber()
	for {
		t, err := dec.Token()
		fmt.Printf("%T %v %v at %d, more %v\n", t, t, show(err), dec.InputOffset(), dec.More())
		if err != nil {
			break
		}
	}
	dec = json.NewDecoder(strings.NewReader(`{"id": 1, "unknown": 2} [3] 4 "five" {"six"`))
	dec.DisallowUnknownFields()
	for {
		var b Base
		err := dec.Decode(&b)
		fmt.Println(b.ID, show(err), dec.InputOffset())
		if err != nil && !strings.Contains(err.Error(), "unknown") && !strings.Contains(err.Error(), "cannot") {
			break
		}
	}
	var out bytes.Buffer
	fmt.Println(json.Compact(&out, []byte(` { "a" : [ 1 , "x y" ] } `)), out.String())
	out.Reset()
	fmt.Println(json.Indent(&out, []byte(`{"a":[],"b":{},"c":[{"d":1}]} `), "", ".."))
	fmt.Println(out.String() + "|")
	out.Reset()
	json.HTMLEscape(&out, []byte("\"<a>&\u2028\u2029\""))
	fmt.Println(out.String(), json.Delim('['))
}

func main() {
	writing()
	reading()
	streams()
}

// Output:
// {"id":1,"depth":{"id":2,"Dup":""},"a":3,"B":4,"name":"a\u003c\"\n\u0001\u2028é\ufffd\u003e","Text":"-9","float":1e-7,"bytes":"Ynl0ZXM=","map":{"a":123456789,"b":1e+21},"num":0,"raw":[1,2],"pointer":5,"pick":1,"only":{"V":0},"fixed":[0,0],"any":{"k":[null,true,1.5,"s"]},"-":1,"\u003cb\u003e":false,"Duration":0} <nil>
// {"id":1,"depth":{"id":2,"Dup":""},"a":3,"B":4,"name":"a\u003c\"\n\u0001\u2028é\ufffd\u003e","Text":"-9","float":1e-7,"bytes":"Ynl0ZXM=","map":{"a":123456789,"b":1e+21},"num":0,"raw":[1,2],"pointer":5,"pick":1,"only":{"v":1},"fixed":[0,0],"any":{"k":[null,true,1.5,"s"]},"-":1,"\u003cb\u003e":false,"Duration":0} <nil>
// [{"v":1}] <nil>
// {"k":{"V":1}} <nil>
// {"-1":null,"5":""} <nil>
// [0,-0,100000000000000000000,123456789012345680000,1e+21,0.000001,1e-7,5e-324,1.7976931348623157e+308,0.3] <nil>
// [100000000000000000000,16777216,3.4e+38,1e-7,0.1] <nil>
//  json: unsupported value: +Inf
//  json: unsupported type: map[complex64]int
//  json: unsupported type: chan int
//  json: invalid number literal "1x"
//  json: error calling MarshalJSON for type json.RawMessage: unexpected end of JSON input
//  json: unsupported value: encountered a cycle via *main.cycle
// {
// > 	"a": {},
// > 	"b": [
// > 		1,
// > 		2
// > 	],
// > 	"c": [],
// > 	"d": {
// > 		"x": 1
// > 	}
// > }
// [
//   "<&>",
//   {}
// ]
// <nil>
// <nil>
// 7  1 2 né😀� 12 1.25 hi map[<k>:1] 12e3 {"x": [1, 2]} 3 3 [1 2] [1 map[k:<nil>]] 5ns
// unexpected end of JSON input (offset 0) false
// unexpected end of JSON input (offset 1) false
// unexpected end of JSON input (offset 1) false
// invalid character ' ' in literal true (expecting 'u') (offset 2) false
// invalid character ']' looking for beginning of value (offset 4) false
// invalid character '1' after object key (offset 6) false
// invalid character '}' looking for beginning of object key string (offset 8) false
// invalid character 'x' in string escape code (offset 3) false
// invalid character 'G' in \u hexadecimal character escape (offset 6) false
// invalid character '\x01' in string literal (offset 2) false
// invalid character '2' after top-level value (offset 3) false
// invalid character ' ' in literal null (expecting 'l') (offset 3) false
// invalid character ' ' in numeric literal (offset 1) false
// invalid character '1' after top-level value (offset 2) false
// invalid character ' ' after decimal point in numeric literal (offset 2) false
// invalid character ' ' in exponent of numeric literal (offset 2) false
// invalid character '}' looking for beginning of value (offset 2) false
// invalid character '\'' looking for beginning of value (offset 1) false
// invalid character '[' exceeded max depth (offset 10001) false
// json: cannot unmarshal string into Go struct field record.Base.id of type int (offset 10, record, "Base.id")
// json: cannot unmarshal number 1.5 into Go struct field Base.Base.depth.depth.id of type int (offset 30, Base, "Base.depth.depth.id")
// json: cannot unmarshal number 200 into Go struct field record.fixed of type int8 (offset 17, record, "fixed")
// json: invalid use of ,string struct tag, trying to unmarshal unquoted value into int64
// json: invalid use of ,string struct tag, trying to unmarshal "x" into int64
// <nil>
// json: cannot unmarshal string into Go struct field record.map of type float64 (offset 17, record, "map")
// json: invalid number literal, trying to unmarshal "\"x\"" into Number
// illegal base64 data at input byte 0
// picky
// json: cannot unmarshal array into Go value of type main.record (offset 1, , "")
// json: cannot unmarshal number 1e400 into Go struct field record.Duration of type time.Duration (offset 18, record, "Duration")
// Time.UnmarshalJSON: input is not a JSON string
// json: cannot unmarshal number into Go struct field record.only of type main.onlyPointer (offset 20, record, "only")
// json: Unmarshal(nil) json: Unmarshal(non-pointer main.record) json: Unmarshal(nil *int)
// <nil> [{9 2} {3 8}] [{9 2} {3 8} {5 6}]
// json: cannot unmarshal string into Go value of type int (offset 18, , "") map[w:3 x:1 y:2 z:0]
// <nil> 7 true
// <nil> <nil>
// json.Delim { <nil> at 2, more true
// string a <nil> at 5, more true
// json.Delim [ <nil> at 8, more true
// json.Number 1 <nil> at 9, more true
// string x <nil> at 14, more true
// json.Delim { <nil> at 17, more true
// string b <nil> at 20, more true
// <nil> <nil> <nil> at 26, more false
// json.Delim } <nil> at 27, more false
// json.Delim ] <nil> at 28, more true
// string c <nil> at 33, more true
// json.Number 1.0 <nil> at 38, more false
// json.Delim } <nil> at 39, more true
// bool true <nil> at 44, more true
// json.Delim [ <nil> at 46, more true
// json.Number 1 <nil> at 47, more true
// <nil> <nil> invalid character '2' after array element (offset 48) at 48, more true
// 1 json: unknown field "unknown" 23
// 0 json: cannot unmarshal array into Go value of type main.Base (offset 2, , "") 27
// 0 json: cannot unmarshal number into Go value of type main.Base (offset 2, , "") 29
// 0 json: cannot unmarshal string into Go value of type main.Base (offset 7, , "") 36
// 0 unexpected EOF 36
// <nil> {"a":[1,"x y"]}
// <nil>
// {
// .."a": [],
// .."b": {},
// .."c": [
// ....{
// ......"d": 1
// ....}
// ..]
// } |
// "\u003ca\u003e\u0026\u2028\u2029" [
