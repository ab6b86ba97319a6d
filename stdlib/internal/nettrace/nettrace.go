// Package nettrace carries to net, in a context, who wants to know of lookups
// and connections: net/http/httptrace, which is compiled from an installed Go tree.
package nettrace

// TraceKey is the key of a context's *Trace.
type TraceKey struct{}

// LookupIPAltResolverKey is the key of a function that looks up hosts instead of
// net: func(ctx context.Context, network, host string) ([]net.IPAddr, error).
type LookupIPAltResolverKey struct{}

// A Trace has functions that are called, as far as they are set.
type Trace struct {
	DNSStart     func(name string)
	DNSDone      func(addrs []any, coalesced bool, err error) // addrs: net.IPAddr
	ConnectStart func(network, addr string)
	ConnectDone  func(network, addr string, err error)
}
