package printf

import (
	"errors"
	"fmt"
	"log"
	"os"
)

type point struct{ x, y int }

type named string

func (n named) String() string { return fmt.Sprintf("%s", n) }

type pointer struct{}

func (p *pointer) Error() string { return fmt.Sprint(p) }

type formatter struct{}

func (formatter) Format(fmt.State, rune) {}

type hidden struct{ err error }

const directive = "%d and %s"

func verbs(i int, s string, f float64, b bool, p *point, c complex128, ch chan int, e error) {
	fmt.Printf("%d %s %v %t %g %p %c %U %x %q", i, s, p, b, f, p, 'x', 'x', s, s)
	fmt.Printf("%s", i)
	fmt.Printf("%d", s)
	fmt.Printf("%t", i)
	fmt.Printf("%f", i)
	fmt.Printf("%c", s)
	fmt.Printf("%x", b)
	fmt.Printf("%e %d", c, c)
	fmt.Printf("%p", i)
	fmt.Printf("%d", ch)
	fmt.Printf("%s", e)
	fmt.Printf("%z", i)
	fmt.Printf("%#s %+q % t", s, s, b)
	fmt.Printf("%q", i)
	fmt.Printf("%s", hidden{})
	fmt.Printf("%d %d", *p, p)
	fmt.Printf("%s", []byte("x"))
	fmt.Printf("%d", []string{"x"})
	fmt.Printf("%d", map[string]int{})
	fmt.Printf("%s %z", formatter{}, formatter{})
	fmt.Printf("%s", nil)
	fmt.Printf("%s", verbs)
	fmt.Printf("%v %T %p", verbs, verbs, verbs)
	fmt.Printf("%w", e)
	_ = fmt.Errorf("%w %w", e, s)
	_ = fmt.Errorf("%d", e)
}

func counts(i int, args ...any) {
	fmt.Printf("%d %d", i)
	fmt.Printf("%d", i, i)
	fmt.Printf("no directives", i)
	fmt.Printf("%")
	fmt.Printf("%d%%", i)
	fmt.Printf("%[2]d %[1]d", i, i)
	fmt.Printf("%[3]d", i, i)
	fmt.Printf("%[x]d", i)
	fmt.Printf("%[0]d", i)
	fmt.Printf("%[1d", i)
	fmt.Printf("%*d", i, i)
	fmt.Printf("%*d", "x", i)
	fmt.Printf("%.*f", i, 1.5)
	fmt.Printf("%-10.[2]*[1]s|", "x", i)
	fmt.Printf("%d", args...)
	fmt.Printf("%d %d", i, args)
	fmt.Printf(directive, i, i)
	fmt.Printf("é\t%d\u00e9 %s", i, i)
	fmt.Printf(`raw
%s`, i)
	fmt.Fprintf(os.Stdout, "%d", "x")
	log.Fatalf("%d", "x")
	log.New(nil, "", 0).Printf("%s", i)
}

func plain(s string, e error) {
	fmt.Println("x\n")
	fmt.Println("%d", 1)
	fmt.Print("100%")
	fmt.Print("a%20b")
	fmt.Print("%5.2f")
	fmt.Println(os.Stderr, "x")
	fmt.Println(plain)
	fmt.Println(errors.New)
	fmt.Printf(s)
	fmt.Printf(s, 1)
	log.Print("%v", e)
	_ = fmt.Errorf(s)
}

func generic[T any, I ~int | ~int64, M int | string](t T, i I, m M) {
	fmt.Printf("%d %d %d", t, i, m)
	fmt.Printf("%s", m)
	fmt.Printf("%v", t)
}
