// Package sig marks code by the cryptography that it uses. Go's tools look for
// its marks in executables, of which there are none here.
package sig

// BoringCrypto marks code that uses BoringCrypto.
func BoringCrypto() {}

// FIPSOnly marks code that is for FIPS alone.
func FIPSOnly() {}

// StandardCrypto marks code that must not be where only BoringCrypto is.
func StandardCrypto() {}
