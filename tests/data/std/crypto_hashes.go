// Packages crypto/md5, sha1 and sha256: known checksums, and writing in pieces.
// The last lines are sums over inputs of many lengths.
package main

import (
	"crypto/md5"
	"crypto/sha1"
	"crypto/sha256"
	"fmt"
	"hash"
	"io"
)

func main() {
	for _, s := range []string{"", "abc", "The quick brown fox jumps over the lazy dog"} {
		fmt.Printf("%x\n%x\n%x\n%x\n", md5.Sum([]byte(s)), sha1.Sum([]byte(s)), sha256.Sum256([]byte(s)),
			sha256.Sum224([]byte(s)))
	}
	for _, h := range []hash.Hash{md5.New(), sha1.New(), sha256.New(), sha256.New224()} {
		for i := range 300 {
			io.WriteString(h, "0123456789"[:i%11])
			if i%100 == 0 {
				fmt.Printf("%x ", h.Sum(nil))
			}
		}
		fmt.Printf("%x %d %d\n", h.Sum([]byte{1}), h.Size(), h.BlockSize())
		h.Reset()
		fmt.Printf("%x\n", h.Sum(nil))
	}
}

// Output:
// d41d8cd98f00b204e9800998ecf8427e
// da39a3ee5e6b4b0d3255bfef95601890afd80709
// e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855
// d14a028c2a3a2bc9476102bb288234c415a2b01f828ea62ac5b3e42f
// 900150983cd24fb0d6963f7d28e17f72
// a9993e364706816aba3e25717850c26c9cd0d89d
// ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad
// 23097d223405d8228642a477bda255b32aadbce4bda0b3f7e36c9da7
// 9e107d9d372bb6826bd81d3542a419d6
// 2fd4e1c67a2d28fced849ee1bb76e7391b93eb12
// d7a8fbb307d7809469ca9abcb0082e4f8d5651e46d3cdb762d02d0bf37c9e592
// 730e109bd7a8a32b1cb9d9a09aa2325d2430587ddbc0c38bad911525
// d41d8cd98f00b204e9800998ecf8427e 6d38491632b8eb379d2762540edf6c73 7648afaaa5f2ee019532af4c2e8c687c 0150b3d4aed65d20429c97319e57783c38 16 64
// d41d8cd98f00b204e9800998ecf8427e
// da39a3ee5e6b4b0d3255bfef95601890afd80709 42dd3684065a3203dc110239125deb87c738628c a24228f590bf126068cc942e2356b81c847a4746 012a7e875c2345bc131a9541d53ddd7b63c5bcdfdb 20 64
// da39a3ee5e6b4b0d3255bfef95601890afd80709
// e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855 4c8959acf8ca420852b362d4c60508fb205dc48aa4bce986ac8bec31e9162238 8bf98fbd1e643d3b8ec0f906aee9b2ee66b28ec0b6eb8eba0487b00f04f49f4a 01a9d734a944323662091bd5796cf59cb53981a54ae678784de344072fb3b50685 32 64
// e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855
// d14a028c2a3a2bc9476102bb288234c415a2b01f828ea62ac5b3e42f 4311d1fc64842648227dbc0f667ca88cb45ed6829160a6f2ed4a6ba3 db8d677cf675bef457c4d70e5e8877ffba5c676841f02f393316fe1a 01b856205e7690ce875e4b3cd4a8842de98accb709e50baeef96e56949 28 64
// d14a028c2a3a2bc9476102bb288234c415a2b01f828ea62ac5b3e42f
