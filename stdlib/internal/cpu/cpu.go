// Package cpu tells about features of the processor. Interpreted programs see
// none of them, so that packages take their portable code.
package cpu

// CacheLineSize is what CacheLinePad keeps apart.
const (
	CacheLinePadSize = 64
	CacheLineSize    = CacheLinePadSize
)

// CacheLinePad keeps neighbours in a struct off each other's cache lines.
type CacheLinePad struct{ _ [CacheLinePadSize]byte }

// X86 has the features of x86 processors.
var X86 struct {
	_ CacheLinePad

	HasAES, HasADX, HasAVX, HasAVX2, HasAVX512F, HasAVX512BW, HasAVX512VL bool
	HasBMI1, HasBMI2, HasERMS, HasFSRM, HasFMA, HasGFNI, HasOSXSAVE       bool
	HasPCLMULQDQ, HasPOPCNT, HasRDTSCP, HasSHA                            bool
	HasSSE3, HasSSSE3, HasSSE41, HasSSE42                                 bool

	_ CacheLinePad
}

// Name returns the processor's name, which is not known.
func Name() string { return "" }
