// The environment: read from the host when first used, then the program's own.
package syscall

import (
	"errors"
	"internal/hostos"
	"sync"
)

func errUnsupported() error { return errors.ErrUnsupported }

var (
	envMu   sync.Mutex
	envRead bool
	envList []string       // NAME=value; "" where unset
	envAt   map[string]int // name to index
)

func copyenv() {
	if envRead {
		return
	}
	envRead = true
	envAt = make(map[string]int)
	env := hostos.Environ()
	for start, i := 0, 0; i < len(env); i++ {
		if env[i] == 0 {
			addenv(env[start:i])
			start = i + 1
		}
	}
}

func addenv(s string) {
	for j := 1; j < len(s); j++ {
		if s[j] == '=' {
			if _, ok := envAt[s[:j]]; !ok {
				envAt[s[:j]] = len(envList)
				envList = append(envList, s)
			}
			return
		}
	}
}

// Getenv returns a variable's value and whether it is set.
func Getenv(key string) (value string, found bool) {
	if key == "" {
		return "", false
	}
	envMu.Lock()
	defer envMu.Unlock()
	copyenv()
	i, ok := envAt[key]
	if !ok {
		return "", false
	}
	return envList[i][len(key)+1:], true
}

// Setenv sets a variable.
//
//vole:leaks value=heap
func Setenv(key, value string) error {
	if key == "" {
		return EINVAL
	}
	for i := 0; i < len(key); i++ {
		if key[i] == '=' || key[i] == 0 {
			return EINVAL
		}
	}
	for i := 0; i < len(value); i++ {
		if value[i] == 0 {
			return EINVAL
		}
	}
	envMu.Lock()
	defer envMu.Unlock()
	copyenv()
	kv := key + "=" + value
	if i, ok := envAt[key]; ok {
		envList[i] = kv
	} else {
		envAt[key] = len(envList)
		envList = append(envList, kv)
	}
	return nil
}

// Unsetenv removes a variable.
//
//vole:leaks key=heap
func Unsetenv(key string) error {
	envMu.Lock()
	defer envMu.Unlock()
	copyenv()
	if i, ok := envAt[key]; ok {
		envList[i] = ""
		delete(envAt, key)
	}
	return nil
}

// Clearenv removes all variables.
func Clearenv() {
	envMu.Lock()
	defer envMu.Unlock()
	copyenv()
	envAt = make(map[string]int)
	envList = nil
}

// Environ returns all variables as NAME=value.
func Environ() []string {
	envMu.Lock()
	defer envMu.Unlock()
	copyenv()
	a := make([]string, 0, len(envList))
	for _, env := range envList {
		if env != "" {
			a = append(a, env)
		}
	}
	return a
}
