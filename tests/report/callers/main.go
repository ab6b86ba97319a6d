// Writes a Go file that calls each exported function and method of one package once, from a
// function that only passes its parameters on: what -m says there is what callers can notice of
// the package. Usage: go run main.go PACKAGE > file.go
package main

import (
	"fmt"
	"go/importer"
	"go/token"
	"go/types"
	"os"
	"sort"
	"strings"
)

type writer struct {
	pkg     *types.Package
	imports map[string]string // path → name
	taken   map[string]bool   // import names in use
	body    strings.Builder
}

// Types that instances of generic functions are tried with, in this order.
func candidates() []types.Type {
	basic := func(k types.BasicKind) types.Type { return types.Typ[k] }
	integer, text := basic(types.Int), basic(types.String)
	return []types.Type{integer, text, types.NewSlice(integer), types.NewMap(text, integer),
		basic(types.Float64), types.NewSlice(text)}
}

func main() {
	path := os.Args[1]
	imp := importer.ForCompiler(token.NewFileSet(), "source", nil)
	pkg, err := imp.Import(path)
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	w := &writer{pkg: pkg, imports: map[string]string{}, taken: map[string]bool{}}
	w.qualify(pkg)
	for _, name := range pkg.Scope().Names() {
		w.object(pkg.Scope().Lookup(name))
	}
	fmt.Print("package callers\n\n")
	var paths []string
	for p := range w.imports {
		paths = append(paths, p)
	}
	sort.Strings(paths)
	for _, p := range paths {
		fmt.Printf("import %s %q\n", w.imports[p], p)
	}
	fmt.Print(w.body.String())
}

func (w *writer) object(object types.Object) {
	if !object.Exported() {
		return
	}
	switch object := object.(type) {
	case *types.Func:
		w.function(object)
	case *types.TypeName:
		if named, ok := object.Type().(*types.Named); ok && named.TypeParams().Len() == 0 {
			w.methods(named)
		}
	}
}

func (w *writer) function(f *types.Func) {
	sig := f.Type().(*types.Signature)
	arguments := ""
	if sig.TypeParams().Len() > 0 {
		instance, list := w.instantiate(sig)
		if instance == nil {
			return
		}
		sig, arguments = instance, list
	}
	w.caller(f.Name(), w.qualify(w.pkg)+"."+f.Name()+arguments, "", sig)
}

// The first instance that meets the constraints, and its type arguments as text.
func (w *writer) instantiate(sig *types.Signature) (*types.Signature, string) {
	params := sig.TypeParams()
	chosen := make([]types.Type, params.Len())
	var try func(i int) *types.Signature
	try = func(i int) *types.Signature {
		if i == params.Len() {
			t, err := types.Instantiate(nil, sig, chosen, true)
			if err != nil {
				return nil
			}
			return t.(*types.Signature)
		}
		for _, candidate := range candidates() {
			chosen[i] = candidate
			if found := try(i + 1); found != nil {
				return found
			}
		}
		return nil
	}
	instance := try(0)
	if instance == nil {
		return nil, ""
	}
	var texts []string
	for _, t := range chosen {
		texts = append(texts, types.TypeString(t, w.qualify))
	}
	return instance, "[" + strings.Join(texts, ", ") + "]"
}

func (w *writer) methods(named *types.Named) {
	if types.IsInterface(named) {
		return
	}
	for i := 0; i < named.NumMethods(); i++ {
		m := named.Method(i)
		if !m.Exported() {
			continue
		}
		sig := m.Type().(*types.Signature)
		receiver := types.TypeString(sig.Recv().Type(), w.qualify)
		w.caller(named.Obj().Name()+"_"+m.Name(), "recv."+m.Name(), "recv "+receiver, sig)
	}
}

// One calling function; left out if its types cannot be named here.
func (w *writer) caller(name, callee, receiver string, sig *types.Signature) {
	var params, args []string
	if receiver != "" {
		params = append(params, receiver)
	}
	for i := 0; i < sig.Params().Len(); i++ {
		v := sig.Params().At(i)
		arg := fmt.Sprintf("p%d", i)
		text := types.TypeString(v.Type(), w.qualify)
		if sig.Variadic() && i == sig.Params().Len()-1 {
			text, arg = "..."+strings.TrimPrefix(text, "[]"), arg+"..."
			if !strings.HasPrefix(types.TypeString(v.Type(), w.qualify), "[]") {
				return
			}
			params = append(params, strings.TrimSuffix(arg, "...")+" "+text)
		} else {
			params = append(params, arg+" "+text)
		}
		args = append(args, arg)
		if hidden(v.Type(), w.pkg) {
			return
		}
	}
	for i := 0; i < sig.Results().Len(); i++ {
		if hidden(sig.Results().At(i).Type(), w.pkg) {
			return
		}
	}
	results, keyword := "", ""
	if n := sig.Results().Len(); n > 0 {
		var list []string
		for i := 0; i < n; i++ {
			list = append(list, types.TypeString(sig.Results().At(i).Type(), w.qualify))
		}
		results, keyword = " ("+strings.Join(list, ", ")+")", "return "
	}
	fmt.Fprintf(&w.body, "\nfunc Call%s(%s)%s {\n\t%s%s(%s)\n}\n", name, strings.Join(params, ", "),
		results, keyword, callee, strings.Join(args, ", "))
}

// Whether a type mentions one that is not exported, or one of an internal package.
func hidden(t types.Type, from *types.Package) bool {
	text := types.TypeString(t, func(p *types.Package) string {
		if strings.Contains("/"+p.Path()+"/", "/internal/") {
			return "!"
		}
		return "@"
	})
	if strings.Contains(text, "!") || strings.Contains(text, "unsafe.") {
		return true
	}
	for rest := text; ; {
		at := strings.Index(rest, "@.")
		if at < 0 {
			return false
		}
		rest = rest[at+2:]
		if rest != "" && (rest[0] == '_' || rest[0] >= 'a' && rest[0] <= 'z') {
			return true
		}
	}
}

func (w *writer) qualify(p *types.Package) string {
	if name, ok := w.imports[p.Path()]; ok {
		return name
	}
	name := p.Name()
	for w.taken[name] {
		name += "_"
	}
	w.taken[name] = true
	w.imports[p.Path()] = name
	return name
}
