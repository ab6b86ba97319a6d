// Package structs has marks that a struct type carries as fields.
// They take no room.
package structs

// HostLayout marks a struct as laid out as the host's C compiler would.
type HostLayout struct {
	_ hostLayout
}

type hostLayout struct{}
