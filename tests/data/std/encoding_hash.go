// Packages encoding/* and hash/*.
package main

import (
	"bytes"
	"encoding/base64"
	"encoding/binary"
	"encoding/hex"
	"fmt"
	"hash"
	"hash/adler32"
	"hash/crc32"
	"hash/crc64"
	"hash/fnv"
	"hash/maphash"
	"io"
	"strings"
)

type header struct {
	Magic [4]byte
	Size  uint16
	Flags int8
	_     [3]byte
	Ratio float32
	Pos   struct{ X, Y int64 }
	On    bool
}

func main() {
	text := []byte("The quick brown fox jumps over the lazy dog, twice.")
	for _, h := range []hash.Hash{fnv.New32(), fnv.New32a(), fnv.New64(), fnv.New64a(), fnv.New128(), fnv.New128a(),
		crc32.NewIEEE(), crc32.New(crc32.MakeTable(crc32.Castagnoli)), crc32.New(crc32.MakeTable(crc32.Koopman)),
		crc64.New(crc64.MakeTable(crc64.ECMA)), crc64.New(crc64.MakeTable(crc64.ISO)), adler32.New()} {
		io.WriteString(h, "The ")
		h.Write(text[4:])
		fmt.Printf("%x %d %d\n", h.Sum(nil), h.Size(), h.BlockSize())
	}
	seed := maphash.MakeSeed()
	fmt.Println(maphash.String(seed, "abc") == maphash.Bytes(seed, []byte("abc")),
		maphash.Comparable(seed, [2]any{1, "x"}) == maphash.Comparable(seed, [2]any{1, "x"}))

	for _, e := range []*base64.Encoding{base64.StdEncoding, base64.URLEncoding, base64.RawStdEncoding} {
		for n := 0; n < 5; n++ {
			s := e.EncodeToString([]byte("\xff\xfe>?\x00")[:n])
			d, err := e.DecodeString(s)
			fmt.Printf("%s %x %v; ", s, d, err)
		}
		fmt.Println()
	}
	_, err := base64.StdEncoding.DecodeString("YWJ*")
	fmt.Println(err)
	_, err = base64.StdEncoding.DecodeString("YWI")
	fmt.Println(err)
	var b strings.Builder
	enc := base64.NewEncoder(base64.StdEncoding, &b)
	enc.Write(text[:20])
	enc.Write(text[20:])
	enc.Close()
	back, err := io.ReadAll(base64.NewDecoder(base64.StdEncoding, strings.NewReader(b.String())))
	fmt.Println(b.String(), string(back) == string(text), err)

	fmt.Println(hex.EncodeToString(text[:6]))
	fmt.Print(hex.Dump(text))
	_, err = hex.DecodeString("abc")
	fmt.Println(err)
	_, err = hex.DecodeString("zz")
	fmt.Println(err)

	h := header{[4]byte{'V', 'O', 'L', 'E'}, 513, -2, [3]byte{}, 1.5, struct{ X, Y int64 }{1, -1}, true}
	for _, order := range []binary.ByteOrder{binary.LittleEndian, binary.BigEndian} {
		var buf bytes.Buffer
		err := binary.Write(&buf, order, &h)
		fmt.Println(order, hex.EncodeToString(buf.Bytes()), err, binary.Size(h))
		var g header
		fmt.Println(binary.Read(&buf, order, &g), g == h, binary.Read(&buf, order, &g))
	}
	fmt.Println(binary.Write(io.Discard, binary.BigEndian, []int{1}))
	fmt.Println(binary.LittleEndian.Uint32([]byte{1, 2, 3, 4}), binary.BigEndian.AppendUint64(nil, 258))
	for _, x := range []int64{0, -1, 300, -1 << 63} {
		v := binary.AppendVarint(nil, x)
		y, n := binary.Varint(v)
		fmt.Println(v, y, n)
	}
	_, err = binary.ReadUvarint(strings.NewReader("\xff\xff"))
	fmt.Println(err)
}

// Output:
// 573df448 4 1
// d4f35662 4 1
// ae57ae8641f48be8 8 1
// 5f3d587d7b784f62 8 1
// 45718d9f65a436a08b4531fe3c0b7d20 16 1
// 2f8d3e325c700ed1ed7fbee289b56c12 16 1
// 60b8f5dc 4 1
// 58063c96 4 1
// 1775ff03 4 1
// b35f06a4e5d09463 8 1
// ac3a034e25d92872 8 1
// e5bc1270 4 4
// true true
//   <nil>; /w== ff <nil>; //4= fffe <nil>; //4+ fffe3e <nil>; //4+Pw== fffe3e3f <nil>;
//   <nil>; _w== ff <nil>; __4= fffe <nil>; __4- fffe3e <nil>; __4-Pw== fffe3e3f <nil>;
//   <nil>; /w ff <nil>; //4 fffe <nil>; //4+ fffe3e <nil>; //4+Pw fffe3e3f <nil>;
// illegal base64 data at input byte 3
// illegal base64 data at input byte 0
// VGhlIHF1aWNrIGJyb3duIGZveCBqdW1wcyBvdmVyIHRoZSBsYXp5IGRvZywgdHdpY2Uu true <nil>
// 546865207175
// 00000000  54 68 65 20 71 75 69 63  6b 20 62 72 6f 77 6e 20  |The quick brown |
// 00000010  66 6f 78 20 6a 75 6d 70  73 20 6f 76 65 72 20 74  |fox jumps over t|
// 00000020  68 65 20 6c 61 7a 79 20  64 6f 67 2c 20 74 77 69  |he lazy dog, twi|
// 00000030  63 65 2e                                          |ce.|
// encoding/hex: odd length hex string
// encoding/hex: invalid byte: U+007A 'z'
// LittleEndian 564f4c450102fe0000000000c03f0100000000000000ffffffffffffffff01 <nil> 31
// <nil> true EOF
// BigEndian 564f4c450201fe0000003fc000000000000000000001ffffffffffffffff01 <nil> 31
// <nil> true EOF
// binary.Write: some values are not fixed-sized in type []int
// 67305985 [0 0 0 0 0 0 1 2]
// [0] 0 1
// [1] -1 1
// [216 4] 300 2
// [255 255 255 255 255 255 255 255 255 1] -9223372036854775808 10
// unexpected EOF
