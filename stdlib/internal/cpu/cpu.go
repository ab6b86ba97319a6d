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
	HasAVX512VPCLMULQDQ                                                   bool
	HasBMI1, HasBMI2, HasERMS, HasFSRM, HasFMA, HasGFNI, HasOSXSAVE       bool
	HasPCLMULQDQ, HasPOPCNT, HasRDTSCP, HasSHA                            bool
	HasSSE3, HasSSSE3, HasSSE41, HasSSE42                                 bool

	_ CacheLinePad
}

// The same of other processors, for the packages that name them all.
var (
	ARM64 struct {
		HasAES, HasPMULL, HasSHA1, HasSHA2, HasSHA512, HasSHA3, HasCRC32 bool
		HasATOMICS, HasCPUID, HasDIT, IsNeoverse                         bool
	}
	Loong64 struct {
		HasLSX, HasLASX, HasCRC32, HasLAMCAS, HasLAM_BH bool
	}
	S390X struct {
		HasZARCH, HasSTFLE, HasLDISP, HasEIMM, HasDFP, HasETF3EH, HasMSA bool
		HasAES, HasAESCBC, HasAESCTR, HasAESGCM, HasGHASH                bool
		HasSHA1, HasSHA256, HasSHA512, HasSHA3, HasVX, HasVXE, HasKDSA   bool
		HasECDSA, HasEDDSA                                               bool
	}
)

// cpuid and xgetbv are the instructions, of a processor that has SSE2 as all of
// its kind, and no more to ask for. For golang.org/x/sys/cpu.
func cpuid(function, index uint32) (eax, ebx, ecx, edx uint32) {
	switch function {
	case 0:
		return 1, 0, 0, 0
	case 1:
		return 0, 0, 0, 1 << 26
	}
	return 0, 0, 0, 0
}

func xgetbv() (eax, edx uint32) { return 0, 0 }

// Name returns the processor's name, which is not known.
func Name() string { return "" }
