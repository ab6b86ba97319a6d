// Package goarch tells about the architecture that programs see, which is that
// of amd64 whatever the machine's interpreter runs on.
package goarch

const (
	GOARCH    = "amd64"
	PtrSize   = 8
	BigEndian = false

	DefaultPhysPageSize = 4096
	PCQuantum           = 1
	Int64Align          = 8
	MinFrameSize        = 0
	StackAlign          = PtrSize
)

// The Is constants are 1 for this architecture, for use in constant arithmetic.
const (
	Is386     = 0
	IsAmd64   = 1
	IsArm     = 0
	IsArm64   = 0
	IsLoong64 = 0
	IsMips    = 0
	IsMips64  = 0
	IsPpc64   = 0
	IsPpc64le = 0
	IsRiscv64 = 0
	IsS390x   = 0
	IsWasm    = 0
)
