// Build information: what a program knows of the modules it was made from.
package debug

import "runtime"

// BuildInfo describes a build.
type BuildInfo struct {
	GoVersion string
	Path      string // of the main package
	Main      Module
	Deps      []*Module
	Settings  []BuildSetting
}

// A Module is one module of a build.
type Module struct {
	Path    string
	Version string
	Sum     string
	Replace *Module
}

// A BuildSetting is a key and value of the build.
type BuildSetting struct {
	Key, Value string
}

// ReadBuildInfo tells what is known of a program that is run from its sources:
// its main package and the target, but neither modules nor versions.
//
//go:noinline
func ReadBuildInfo() (info *BuildInfo, ok bool) {
	return &BuildInfo{
		GoVersion: runtime.Version(),
		Path:      mainPath(),
		Settings: []BuildSetting{
			{"-buildmode", "exe"},
			{"-compiler", runtime.Compiler},
			{"CGO_ENABLED", "0"},
			{"GOARCH", runtime.GOARCH},
			{"GOOS", runtime.GOOS},
			{"GOAMD64", "v1"},
		},
	}, true
}

// mainPath returns the import path of the main package. Native.
func mainPath() string

// String returns the text form.
func (bi *BuildInfo) String() string {
	s := ""
	line := func(words ...string) {
		for i, w := range words {
			if i > 0 {
				s += "\t"
			}
			s += w
		}
		s += "\n"
	}
	module := func(word string, m *Module) {
		words := []string{word, m.Path, m.Version}
		if m.Replace == nil {
			words = append(words, m.Sum)
		}
		line(words...)
		if r := m.Replace; r != nil {
			line("=>", r.Path, r.Version, r.Sum)
		}
	}
	if bi.GoVersion != "" {
		line("go", bi.GoVersion)
	}
	if bi.Path != "" {
		line("path", bi.Path)
	}
	if bi.Main != (Module{}) {
		module("mod", &bi.Main)
	}
	for _, m := range bi.Deps {
		module("dep", m)
	}
	for _, set := range bi.Settings {
		line("build", set.Key+"="+set.Value)
	}
	return s
}
