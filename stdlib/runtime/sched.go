// The scheduler and the collector as the program sees them.
// Bodyless functions are natives.
package runtime

// GOOS is the operating system that the program runs on.
const GOOS string = "linux"

// GOARCH is the architecture whose memory layout the program sees.
const GOARCH string = "amd64"

// Compiler names the compiler whose behaviour the program sees.
const Compiler = "gc"

// Version returns the version of Go that is implemented.
func Version() string { return "go1.26" }

// GOROOT returns the environment's GOROOT, or else where the Go tree is that the
// program was compiled with, "" if it was without one.
//
// Deprecated: a program's own Go tree need not be where it runs.
//
//vole:cost 72
func GOROOT() string {
	if named := getenv("GOROOT"); named != "" {
		return named
	}
	return goTree()
}

// goTree returns that place. Native.
func goTree() string

// getenv returns the value of an environment variable, "" for none. Native.
func getenv(key string) string

// Gosched lets other goroutines run.
//
//vole:cost 62
func Gosched() {
	checkTimeouts()
	gosched()
}

// checkTimeouts is for machines without a clock of their own.
func checkTimeouts() {}

func gosched()

// Goexit ends the calling goroutine after running its deferred calls. Native.
func Goexit()

// NumGoroutine returns the number of goroutines. Native.
//
//vole:cost 57
func NumGoroutine() int

// GOMAXPROCS sets how many goroutines may run at once, unless n < 1, and
// returns the setting before. The host may cap it. Native.
func GOMAXPROCS(n int) int

// SetDefaultGOMAXPROCS sets GOMAXPROCS to what it is at the start.
//
//go:noinline
func SetDefaultGOMAXPROCS() { GOMAXPROCS(NumCPU()) }

// NumCPU returns the number of processors.
//
//vole:cost 3
func NumCPU() int { return processors() }

func processors() int

// NumCgoCall returns 0: there are no calls to C.
//
//vole:cost 32
func NumCgoCall() int64 { return 0 }

// LockOSThread ties the goroutine to the thread that runs it, which then runs
// nothing else.
//
//go:noinline
func LockOSThread() { lockThread() }

// UnlockOSThread undoes one LockOSThread.
//
//vole:cost 48
func UnlockOSThread() { dounlockOSThread() }

func dounlockOSThread() { unlockThread() }

func lockThread()
func unlockThread()

// Breakpoint stops in a debugger, if there is one.
//
//vole:cost 59
func Breakpoint() { breakpoint() }

func breakpoint()

// GC runs a whole collection. Native.
func GC()

// KeepAlive keeps what x refers to reachable up to the call.
//
//go:noinline
func KeepAlive(x any) {}

// A MemStats tells about memory and collector. Sizes are in bytes, times in
// nanoseconds.
type MemStats struct {
	Alloc         uint64 // of heap objects
	TotalAlloc    uint64 // of heap objects, freed ones included
	Sys           uint64 // taken from the system
	Lookups       uint64
	Mallocs       uint64 // objects allocated
	Frees         uint64 // objects freed
	HeapAlloc     uint64 // as Alloc
	HeapSys       uint64
	HeapIdle      uint64
	HeapInuse     uint64
	HeapReleased  uint64
	HeapObjects   uint64
	StackInuse    uint64
	StackSys      uint64
	MSpanInuse    uint64
	MSpanSys      uint64
	MCacheInuse   uint64
	MCacheSys     uint64
	BuckHashSys   uint64
	GCSys         uint64
	OtherSys      uint64
	NextGC        uint64 // heap size that starts the next collection
	LastGC        uint64 // time of the last one since 1970
	PauseTotalNs  uint64
	PauseNs       [256]uint64 // a ring, the last one at (NumGC+255)%256
	PauseEnd      [256]uint64
	NumGC         uint32
	NumForcedGC   uint32
	GCCPUFraction float64
	EnableGC      bool
	DebugGC       bool

	// BySize has the allocations by size class.
	BySize [61]struct {
		Size    uint32
		Mallocs uint64
		Frees   uint64
	}
}

// ReadMemStats fills m. Native; m's layout is Go's.
//
//go:noescape
func ReadMemStats(m *MemStats)

// Stack writes the traceback of the calling goroutine, or of all of them, to
// buf and returns its length, cut to that of buf. Native.
func Stack(buf []byte, all bool) int
