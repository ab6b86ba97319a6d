// The process: arguments, environment, exit, users and their directories.
package os

import (
	"errors"
	"internal/hostos"
	"internal/testlog"
	"syscall"
)

// Args are the arguments, the program's name first.
var Args []string = splitArgs(hostos.Args())

func splitArgs(packed string) []string {
	var list []string
	start := 0
	for i := 0; i < len(packed); i++ {
		if packed[i] == 0 {
			list = append(list, packed[start:i])
			start = i + 1
		}
	}
	return list
}

// Exit ends the program with a status; deferred functions are not run.
//
//go:noinline
func Exit(code int) {
	if code == 0 && testlog.PanicOnExit0() {
		panic("unexpected call to os.Exit(0) during test")
	}
	hostos.Exit(code)
}

// Getpid returns the process's number.
//
//vole:cost 76
func Getpid() int { return syscall.Getpid() }

// Getppid returns the parent process's number.
//
//vole:cost 76
func Getppid() int { return syscall.Getppid() }

// Getuid returns the user's number.
//
//vole:cost 76
func Getuid() int { return syscall.Getuid() }

// Geteuid returns the user's number.
//
//vole:cost 76
func Geteuid() int { return syscall.Geteuid() }

// Getgid returns the group's number.
//
//vole:cost 76
func Getgid() int { return syscall.Getgid() }

// Getegid returns the group's number.
//
//vole:cost 76
func Getegid() int { return syscall.Getegid() }

// Getgroups returns the numbers of the user's groups: the one that is known.
//
//go:noinline
func Getgroups() ([]int, error) { return []int{hostos.Gid()}, nil }

// Getpagesize returns the size of a page of memory.
//
//vole:cost 60
func Getpagesize() int { return 4096 }

// Hostname returns the machine's name.
//
//vole:cost 69
func Hostname() (name string, err error) { return hostname() }

//go:noinline
func hostname() (name string, err error) {
	name, e := hostos.Hostname()
	if e < 0 {
		return "", NewSyscallError("hostname", errno(e))
	}
	return name, nil
}

// Executable returns the program's file name.
//
//vole:cost 69
func Executable() (string, error) { return executable() }

//go:noinline
func executable() (string, error) {
	name, e := hostos.Executable()
	if e < 0 {
		return "", NewSyscallError("executable", errno(e))
	}
	return name, nil
}

// Getenv returns a variable's value, "" if it is not set.
//
//go:noinline
//vole:leaks key=heap
func Getenv(key string) string {
	v, _ := syscall.Getenv(key)
	return v
}

// LookupEnv returns a variable's value and whether it is set.
//
//go:noinline
//vole:leaks key=heap
func LookupEnv(key string) (string, bool) { return syscall.Getenv(key) }

// Setenv sets a variable.
//
//go:noinline
//vole:leaks value=heap
func Setenv(key, value string) error {
	return NewSyscallError("setenv", syscall.Setenv(key, value))
}

// Unsetenv removes a variable.
//
//vole:leaks key=heap
func Unsetenv(key string) error { return syscall.Unsetenv(key) }

// Clearenv removes all variables.
func Clearenv() { syscall.Clearenv() }

// Environ returns all variables as NAME=value.
func Environ() []string { return syscall.Environ() }

// ExpandEnv is Expand with the environment.
func ExpandEnv(s string) string { return Expand(s, Getenv) }

// Expand replaces ${name} and $name in s by what mapping gives.
func Expand(s string, mapping func(string) string) string {
	var out []byte
	done := 0 // what out has of s
	// A dollar at the very end stays.
	for at := 0; at < len(s)-1; at++ {
		if s[at] != '$' {
			continue
		}
		ref := referenceIn(s[at+1:])
		out = append(out, s[done:at]...)
		switch {
		case ref.length == 0:
			out = append(out, '$')
		case ref.name != "":
			out = append(out, mapping(ref.name)...)
		}
		at += ref.length
		done = at + 1
	}
	if done == 0 {
		return s
	}
	return string(append(out, s[done:]...))
}

// A reference is what follows a dollar: a variable's name, "" if the syntax is
// wrong, and how many bytes of text stand for it.
type reference struct {
	name   string
	length int
}

// referenceIn returns the reference at the start of s, which is not empty.
func referenceIn(s string) reference {
	if s[0] == '{' {
		return bracedReference(s[1:])
	}
	length := 0
	if isSpecial(s[0]) {
		length = 1
	} else {
		for length < len(s) && isNameByte(s[length]) {
			length++
		}
	}
	return reference{s[:length], length}
}

// bracedReference is referenceIn behind an opening brace. Of a reference that
// nothing closes, the brace alone is taken.
func bracedReference(s string) reference {
	end := 0
	for end < len(s) && s[end] != '}' {
		end++
	}
	if end == len(s) {
		return reference{"", 1}
	}
	return reference{s[:end], end + 2}
}

// isSpecial reports whether c is a shell variable by itself.
func isSpecial(c byte) bool {
	return '0' <= c && c <= '9' || c == '*' || c == '#' || c == '$' || c == '@' ||
		c == '!' || c == '?' || c == '-'
}

func isNameByte(c byte) bool {
	letter := c | 0x20
	return 'a' <= letter && letter <= 'z' || '0' <= c && c <= '9' || c == '_'
}

// UserHomeDir returns $HOME.
func UserHomeDir() (string, error) {
	if v := Getenv("HOME"); v != "" {
		return v, nil
	}
	return "", errors.New("$HOME is not defined")
}

// UserCacheDir returns $XDG_CACHE_HOME, or .cache in the home directory.
//
//go:noinline
func UserCacheDir() (string, error) { return xdgDir("XDG_CACHE_HOME", "/.cache") }

// UserConfigDir returns $XDG_CONFIG_HOME, or .config in the home directory.
//
//go:noinline
func UserConfigDir() (string, error) { return xdgDir("XDG_CONFIG_HOME", "/.config") }

func xdgDir(variable, below string) (string, error) {
	dir := Getenv(variable)
	if dir == "" {
		dir = Getenv("HOME")
		if dir == "" {
			return "", errors.New("neither $" + variable + " nor $HOME are defined")
		}
		return dir + below, nil
	}
	if dir[0] != '/' {
		return "", errors.New("path in $" + variable + " is relative")
	}
	return dir, nil
}

func itoa(v int) string {
	if v < 0 {
		return "-" + itoa(-v)
	}
	if v < 10 {
		return string(rune('0' + v))
	}
	return itoa(v/10) + string(rune('0'+v%10))
}
