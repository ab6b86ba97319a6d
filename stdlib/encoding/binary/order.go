// Byte orders.
// A ByteOrder turns numbers of 16, 32 and 64 bits into bytes and back. All
// functions here touch the last byte first, so that they panic before anything
// has changed where b is too short.
package binary

// A ByteOrder reads and writes numbers as bytes.
type ByteOrder interface {
	String() string

	Uint16([]byte) uint16
	PutUint16([]byte, uint16)
	Uint32([]byte) uint32
	PutUint32([]byte, uint32)
	Uint64([]byte) uint64
	PutUint64([]byte, uint64)
}

// An AppendByteOrder appends numbers as bytes.
type AppendByteOrder interface {
	String() string

	AppendUint16([]byte, uint16) []byte
	AppendUint32([]byte, uint32) []byte
	AppendUint64([]byte, uint64) []byte
}

type (
	littleEndian struct{}
	bigEndian    struct{}
	nativeEndian struct{ littleEndian }
)

var (
	// LittleEndian has the lowest byte first.
	LittleEndian littleEndian

	// BigEndian has the highest byte first.
	BigEndian bigEndian

	// NativeEndian is the order of the machine, which is LittleEndian.
	NativeEndian nativeEndian
)

func (littleEndian) String() string { return "LittleEndian" }
func (bigEndian) String() string    { return "BigEndian" }
func (nativeEndian) String() string { return "NativeEndian" }

func (littleEndian) GoString() string { return "binary.LittleEndian" }
func (bigEndian) GoString() string    { return "binary.BigEndian" }
func (nativeEndian) GoString() string { return "binary.NativeEndian" }

//vole:cost 17
func (littleEndian) Uint16(b []byte) uint16 {
	return uint16(b[1])<<8 | uint16(b[0])
}

//vole:cost 19
func (littleEndian) PutUint16(b []byte, v uint16) {
	b[1] = byte(v >> 8)
	b[0] = byte(v)
}

func (littleEndian) AppendUint16(b []byte, v uint16) []byte {
	return append(b, byte(v), byte(v>>8))
}

func (littleEndian) Uint32(b []byte) uint32 {
	v := uint32(b[3])<<24 | uint32(b[2])<<16
	return v | uint32(b[1])<<8 | uint32(b[0])
}

//vole:cost 35
func (littleEndian) PutUint32(b []byte, v uint32) {
	b[3] = byte(v >> 24)
	b[2] = byte(v >> 16)
	b[1] = byte(v >> 8)
	b[0] = byte(v)
}

func (littleEndian) AppendUint32(b []byte, v uint32) []byte {
	return append(b, byte(v), byte(v>>8), byte(v>>16), byte(v>>24))
}

func (littleEndian) Uint64(b []byte) uint64 {
	v := uint64(b[7])<<56 | uint64(b[6])<<48 | uint64(b[5])<<40 | uint64(b[4])<<32
	return v | uint64(b[3])<<24 | uint64(b[2])<<16 | uint64(b[1])<<8 | uint64(b[0])
}

//vole:cost 67
func (littleEndian) PutUint64(b []byte, v uint64) {
	b[7] = byte(v >> 56)
	b[6] = byte(v >> 48)
	b[5] = byte(v >> 40)
	b[4] = byte(v >> 32)
	b[3] = byte(v >> 24)
	b[2] = byte(v >> 16)
	b[1] = byte(v >> 8)
	b[0] = byte(v)
}

func (littleEndian) AppendUint64(b []byte, v uint64) []byte {
	return append(b,
		byte(v), byte(v>>8), byte(v>>16), byte(v>>24),
		byte(v>>32), byte(v>>40), byte(v>>48), byte(v>>56))
}

//vole:cost 17
func (bigEndian) Uint16(b []byte) uint16 {
	return uint16(b[1]) | uint16(b[0])<<8
}

//vole:cost 19
func (bigEndian) PutUint16(b []byte, v uint16) {
	b[1] = byte(v)
	b[0] = byte(v >> 8)
}

func (bigEndian) AppendUint16(b []byte, v uint16) []byte {
	return append(b, byte(v>>8), byte(v))
}

func (bigEndian) Uint32(b []byte) uint32 {
	v := uint32(b[3]) | uint32(b[2])<<8
	return v | uint32(b[1])<<16 | uint32(b[0])<<24
}

//vole:cost 35
func (bigEndian) PutUint32(b []byte, v uint32) {
	b[3] = byte(v)
	b[2] = byte(v >> 8)
	b[1] = byte(v >> 16)
	b[0] = byte(v >> 24)
}

func (bigEndian) AppendUint32(b []byte, v uint32) []byte {
	return append(b, byte(v>>24), byte(v>>16), byte(v>>8), byte(v))
}

func (bigEndian) Uint64(b []byte) uint64 {
	v := uint64(b[7]) | uint64(b[6])<<8 | uint64(b[5])<<16 | uint64(b[4])<<24
	return v | uint64(b[3])<<32 | uint64(b[2])<<40 | uint64(b[1])<<48 | uint64(b[0])<<56
}

//vole:cost 67
func (bigEndian) PutUint64(b []byte, v uint64) {
	b[7] = byte(v)
	b[6] = byte(v >> 8)
	b[5] = byte(v >> 16)
	b[4] = byte(v >> 24)
	b[3] = byte(v >> 32)
	b[2] = byte(v >> 40)
	b[1] = byte(v >> 48)
	b[0] = byte(v >> 56)
}

func (bigEndian) AppendUint64(b []byte, v uint64) []byte {
	return append(b,
		byte(v>>56), byte(v>>48), byte(v>>40), byte(v>>32),
		byte(v>>24), byte(v>>16), byte(v>>8), byte(v))
}
