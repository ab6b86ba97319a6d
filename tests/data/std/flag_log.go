// Packages flag, log and text/tabwriter.
package main

import (
	"errors"
	"flag"
	"fmt"
	"log"
	"os"
	"strings"
	"text/tabwriter"
	"time"
)

type list []string

func (l *list) String() string     { return strings.Join(*l, ",") }
func (l *list) Set(s string) error { *l = append(*l, s); return nil }

func parse(args ...string) {
	fs := flag.NewFlagSet("prog", flag.ContinueOnError)
	fs.SetOutput(os.Stdout)
	n := fs.Int("n", 3, "number of `things`")
	v := fs.Bool("v", false, "verbose")
	d := fs.Duration("wait", time.Second, "how long\nto wait")
	s := fs.String("name", "x y", "")
	f := fs.Float64("f", 0, "a float")
	var l list
	fs.Var(&l, "l", "a `list`")
	err := fs.Parse(args)
	fmt.Println(*n, *v, *d, *s, *f, l, fs.Args(), fs.NFlag(), err, errors.Is(err, flag.ErrHelp))
}

func main() {
	parse("-n", "7", "--v", "-wait=2m", "-l", "a", "-l=b", "rest", "-n")
	parse("-v=false", "-name", "", "--", "-n")
	parse("-n", "x")
	parse("-n=99999999999999999999")
	parse("-v=maybe")
	parse("-zzz")
	parse("-name")
	parse("-help")
	parse("---n")

	l := log.New(os.Stdout, "pre: ", log.Lshortfile|log.Lmsgprefix)
	l.Println("a", 1)
	l.Printf("%d%%", 50)
	l.SetFlags(log.Lmsgprefix)
	l.SetPrefix("[x] ")
	l.Print("no newline")
	l.Print("newline\n")
	func() {
		defer func() { fmt.Println("recovered", recover()) }()
		l.Panicf("bad %v", []int{1})
	}()
	log.SetOutput(os.Stdout)
	log.SetFlags(0)
	log.Print("std")

	w := tabwriter.NewWriter(os.Stdout, 0, 8, 2, '.', tabwriter.AlignRight|tabwriter.Debug)
	fmt.Fprintln(w, "a\tlonger\tc")
	fmt.Fprintln(w, "aaa\tb\tcc")
	fmt.Fprintln(w, "one")
	fmt.Fprintln(w, "x\tüü\t")
	w.Flush()
	w.Init(os.Stdout, 5, 0, 1, ' ', 0)
	fmt.Fprintln(w, "name\tqty\tprice")
	fmt.Fprintln(w, "apple\t3\t1.25")
	w.Flush()
	log.Fatal("the end")
}

// Output:
// 7 true 2m0s x y 0 [a b] [rest -n] 4 <nil> false
// 3 false 1s  0 [] [-n] 2 <nil> false
// invalid value "x" for flag -n: parse error
// Usage of prog:
//   -f float
//     	a float
//   -l list
//     	a list
//   -n things
//     	number of things (default 3)
//   -name string
//     	 (default "x y")
//   -v	verbose
//   -wait duration
//     	how long
//     	to wait (default 1s)
// 0 false 1s x y 0 [] [] 0 invalid value "x" for flag -n: parse error false
// invalid value "99999999999999999999" for flag -n: value out of range
// Usage of prog:
//   -f float
//     	a float
//   -l list
//     	a list
//   -n things
//     	number of things (default 3)
//   -name string
//     	 (default "x y")
//   -v	verbose
//   -wait duration
//     	how long
//     	to wait (default 1s)
// 9223372036854775807 false 1s x y 0 [] [] 0 invalid value "99999999999999999999" for flag -n: value out of range false
// invalid boolean value "maybe" for -v: parse error
// Usage of prog:
//   -f float
//     	a float
//   -l list
//     	a list
//   -n things
//     	number of things (default 3)
//   -name string
//     	 (default "x y")
//   -v	verbose
//   -wait duration
//     	how long
//     	to wait (default 1s)
// 3 false 1s x y 0 [] [] 0 invalid boolean value "maybe" for -v: parse error false
// flag provided but not defined: -zzz
// Usage of prog:
//   -f float
//     	a float
//   -l list
//     	a list
//   -n things
//     	number of things (default 3)
//   -name string
//     	 (default "x y")
//   -v	verbose
//   -wait duration
//     	how long
//     	to wait (default 1s)
// 3 false 1s x y 0 [] [] 0 flag provided but not defined: -zzz false
// flag needs an argument: -name
// Usage of prog:
//   -f float
//     	a float
//   -l list
//     	a list
//   -n things
//     	number of things (default 3)
//   -name string
//     	 (default "x y")
//   -v	verbose
//   -wait duration
//     	how long
//     	to wait (default 1s)
// 3 false 1s x y 0 [] [] 0 flag needs an argument: -name false
// Usage of prog:
//   -f float
//     	a float
//   -l list
//     	a list
//   -n things
//     	number of things (default 3)
//   -name string
//     	 (default "x y")
//   -v	verbose
//   -wait duration
//     	how long
//     	to wait (default 1s)
// 3 false 1s x y 0 [] [] 0 flag: help requested true
// bad flag syntax: ---n
// Usage of prog:
//   -f float
//     	a float
//   -l list
//     	a list
//   -n things
//     	number of things (default 3)
//   -name string
//     	 (default "x y")
//   -v	verbose
//   -wait duration
//     	how long
//     	to wait (default 1s)
// 3 false 1s x y 0 [] [---n] 0 bad flag syntax: ---n false
// flag_log.go:46: pre: a 1
// flag_log.go:47: pre: 50%
// [x] no newline
// [x] newline
// [x] bad [1]
// recovered bad [1]
// std
// ....a|..longer|c
// ..aaa|.......b|cc
// one
// ..x|..üü|
// name  qty  price
// apple 3    1.25
// the end

// Exit: 1
