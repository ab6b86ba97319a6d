// Prints how the exported API of packages below a folder differs from that of the installed Go:
// a line for what is missing and a line for what is too much, constants with their values,
// structs with their exported fields, types with the methods of values and pointers.
// Usage: api FOLDER PACKAGE...
package main

import (
	"fmt"
	"go/ast"
	"go/build"
	"go/parser"
	"go/token"
	"go/types"
	"os"
	"path/filepath"
	"sort"
	"strings"
)

// A tree imports packages from the source below one of its roots, the first that has it.
type tree struct {
	roots  []string
	fset   *token.FileSet
	loaded map[string]*types.Package
}

func (t *tree) Import(path string) (*types.Package, error) {
	if path == "unsafe" {
		return types.Unsafe, nil
	}
	if p := t.loaded[path]; p != nil {
		return p, nil
	}
	for _, root := range t.roots {
		dir := filepath.Join(root, path)
		if found, err := build.Default.ImportDir(dir, 0); err == nil {
			p, err := t.check(path, dir, found.GoFiles)
			t.loaded[path] = p
			return p, err
		}
	}
	return nil, fmt.Errorf("no package %s", path)
}

func (t *tree) check(path, dir string, names []string) (*types.Package, error) {
	var files []*ast.File
	for _, name := range names {
		file, err := parser.ParseFile(t.fset, filepath.Join(dir, name), nil, parser.SkipObjectResolution)
		if err != nil {
			return nil, err
		}
		files = append(files, file)
	}
	config := types.Config{Importer: t, IgnoreFuncBodies: true, FakeImportC: true,
		Sizes: types.SizesFor("gc", "amd64"), Error: func(error) {}}
	p, _ := config.Check(path, t.fset, files, nil)
	return p, nil
}

// The API of a package: a line a feature.
type api map[string]bool

func (a api) add(format string, args ...any) { a[fmt.Sprintf(format, args...)] = true }

func text(t types.Type) string {
	return types.TypeString(nameless(t), func(p *types.Package) string { return p.Path() })
}

// nameless returns a type without the names of parameters, where it is made of functions, pointers,
// slices and maps.
func nameless(t types.Type) types.Type {
	switch t := t.(type) {
	case *types.Pointer:
		return types.NewPointer(nameless(t.Elem()))
	case *types.Slice:
		return types.NewSlice(nameless(t.Elem()))
	case *types.Map:
		return types.NewMap(nameless(t.Key()), nameless(t.Elem()))
	case *types.Signature:
		return types.NewSignatureType(nil, nil, nil, tuple(t.Params()), tuple(t.Results()), t.Variadic())
	}
	return t
}

func tuple(list *types.Tuple) *types.Tuple {
	var vars []*types.Var
	for v := range list.Variables() {
		vars = append(vars, types.NewParam(token.NoPos, nil, "", nameless(v.Type())))
	}
	return types.NewTuple(vars...)
}

func signature(s *types.Signature) string {
	return typeParams(s.TypeParams()) + strings.TrimPrefix(text(s), "func")
}

func typeParams(list *types.TypeParamList) string {
	if list.Len() == 0 {
		return ""
	}
	var all []string
	for p := range list.TypeParams() {
		all = append(all, p.Obj().Name()+" "+text(p.Constraint()))
	}
	return "[" + strings.Join(all, ", ") + "]"
}

func (a api) object(o types.Object) {
	switch o := o.(type) {
	case *types.Const:
		a.add("const %s %s = %s", o.Name(), text(o.Type()), o.Val().ExactString())
	case *types.Var:
		a.add("var %s %s", o.Name(), text(o.Type()))
	case *types.Func:
		a.add("func %s%s", o.Name(), signature(o.Signature()))
	case *types.TypeName:
		a.typeName(o)
	}
}

func (a api) typeName(o *types.TypeName) {
	named, ok := types.Unalias(o.Type()).(*types.Named)
	if o.IsAlias() || !ok {
		a.add("type %s = %s", o.Name(), text(types.Unalias(o.Type())))
		return
	}
	name := o.Name() + typeParams(named.TypeParams())
	switch u := named.Underlying().(type) {
	case *types.Struct:
		a.add("type %s struct", name)
		for field := range u.Fields() {
			if field.Exported() {
				a.add("type %s struct, field %s %s embedded %v", o.Name(), field.Name(),
					text(field.Type()), field.Embedded())
			}
		}
	case *types.Interface:
		var methods []string
		closed := ""
		for m := range u.Methods() {
			if m.Exported() {
				methods = append(methods, m.Name()+signature(m.Signature()))
			} else {
				closed = "unexported methods; "
			}
		}
		a.add("type %s interface {%s%s}", name, closed, strings.Join(methods, "; "))
		return
	default:
		a.add("type %s %s", name, text(u))
	}
	a.methods(o.Name(), named)
	a.methods("*"+o.Name(), types.NewPointer(named))
}

func (a api) methods(receiver string, t types.Type) {
	for s := range types.NewMethodSet(t).Methods() {
		if s.Obj().Exported() {
			a.add("method (%s) %s%s", receiver, s.Obj().Name(), signature(s.Type().(*types.Signature)))
		}
	}
}

func read(t *tree, path string) (api, error) {
	p, err := t.Import(path)
	if err != nil {
		return nil, err
	}
	a := api{}
	for _, name := range p.Scope().Names() {
		if o := p.Scope().Lookup(name); o.Exported() {
			a.object(o)
		}
	}
	return a, nil
}

func lines(mark, path string, a, b api) {
	var all []string
	for line := range a {
		if !b[line] {
			all = append(all, line)
		}
	}
	sort.Strings(all)
	for _, line := range all {
		fmt.Printf("%s %s: %s\n", mark, path, line)
	}
}

func main() {
	build.Default.CgoEnabled = false
	build.Default.ToolTags = append(build.Default.ToolTags, "goexperiment.arenas")
	source := filepath.Join(build.Default.GOROOT, "src")
	vendor := filepath.Join(source, "vendor")
	fset := token.NewFileSet()
	ours := &tree{[]string{os.Args[1], source, vendor}, fset, map[string]*types.Package{}}
	theirs := &tree{[]string{source, vendor}, fset, map[string]*types.Package{}}
	for _, path := range os.Args[2:] {
		a, errA := read(ours, path)
		b, errB := read(theirs, path)
		if errA != nil || errB != nil {
			fmt.Printf("! %s: %v %v\n", path, errA, errB)
			continue
		}
		lines("missing", path, b, a)
		lines("too much", path, a, b)
	}
}
