// Package sys has what packages of an installed Go tree ask the runtime about
// the processor.
package sys

// DITSupported reports whether the processor can run instructions in a time
// that does not depend on their data.
const DITSupported = false

// EnableDIT would switch to that and reports whether it was on before.
func EnableDIT() bool { return false }

// DITEnabled reports whether it is on.
func DITEnabled() bool { return false }

// DisableDIT would switch it off.
func DisableDIT() {}
