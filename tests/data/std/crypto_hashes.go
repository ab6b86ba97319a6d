// Packages crypto/md5, sha1, sha256 and sha512: hashes of texts of many lengths,
// saved states, copies.
package main

import (
	"crypto/md5"
	"crypto/sha1"
	"crypto/sha256"
	"crypto/sha512"
	"encoding"
	"fmt"
	"hash"
)

func main() {
	text := make([]byte, 300)
	for i := range text {
		text[i] = byte(i*7 + i>>3)
	}
	for _, make := range []func() hash.Hash{md5.New, sha1.New, sha256.New, sha256.New224, sha512.New, sha512.New384,
		sha512.New512_224, sha512.New512_256} {
		h, all := make(), make()
		fmt.Printf("%d %d %x\n", h.Size(), h.BlockSize(), h.Sum(nil))
		for n := 0; n < len(text); n++ {
			h.Reset()
			h.Write(text[:n/3])
			h.Write(text[n/3 : n])
			all.Write(h.Sum(nil))
		}
		fmt.Printf("%x\n", all.Sum([]byte{1, 2}))
		state, err := h.(encoding.BinaryMarshaler).MarshalBinary()
		again := make()
		fmt.Println(len(state), err, again.(encoding.BinaryUnmarshaler).UnmarshalBinary(state))
		again.Write(text[:5])
		h.Write(text[:5])
		fmt.Println(string(again.Sum(nil)) == string(h.Sum(nil)), again.(encoding.BinaryUnmarshaler).UnmarshalBinary(state[1:]))
	}
	fmt.Printf("%x\n%x\n%x\n", md5.Sum([]byte("abc")), sha1.Sum([]byte("abc")), sha256.Sum256([]byte("abc")))
	fmt.Printf("%x\n%x\n%x\n", sha256.Sum224([]byte("abc")), sha512.Sum512([]byte("abc")), sha512.Sum384(nil))
}

// Output:
// 16 64 d41d8cd98f00b204e9800998ecf8427e
// 0102672dcd3260b1b2d4717b09469bd19c6a
// 92 <nil> <nil>
// true crypto/md5: invalid hash state identifier
// 20 64 da39a3ee5e6b4b0d3255bfef95601890afd80709
// 01027a3a531bbeb59049d700a10739cc4630c474fc48
// 96 <nil> <nil>
// true crypto/sha1: invalid hash state identifier
// 32 64 e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855
// 01022441d0f54b9858d2172b14b606a9b8819e92fe2d108f0fc0e19466ac172daebb
// 108 <nil> <nil>
// true crypto/sha256: invalid hash state identifier
// 28 64 d14a028c2a3a2bc9476102bb288234c415a2b01f828ea62ac5b3e42f
// 01022fa7591bb61137a43f9cca5e7b588072ea34d51ee76974f027b1cd48
// 108 <nil> <nil>
// true crypto/sha256: invalid hash state identifier
// 64 128 cf83e1357eefb8bdf1542850d66d8007d620e4050b5715dc83f4a921d36ce9ce47d0d13c5d85f2b0ff8318d2877eec2f63b931bd47417a81a538327af927da3e
// 0102e65809632445fab44b817cc6b219f81feba589107bcace5c2728ce1fabe9d97e556fddd7830e8f832ba4f8eb7778dc8a0d5943116899494f1541eba02823551f
// 204 <nil> <nil>
// true crypto/sha512: invalid hash state identifier
// 48 128 38b060a751ac96384cd9327eb1b1e36a21fdb71114be07434c0cc7bf63f6e1da274edebfe76f65fbd51ad2f14898b95b
// 01028ed4d51753145cff212379bfedc19b1c96b023b91cef7a9231e71a3b05853261d43e6e19e143c1c5350b732616c9fa15
// 204 <nil> <nil>
// true crypto/sha512: invalid hash state identifier
// 28 128 6ed0dd02806fa89e25de060c19d3ac86cabb87d6a0ddd05c333b84f4
// 0102efa9f292d39fd5763110c951e31854d84bab2f20b48cf5dbc96ec8cd
// 204 <nil> <nil>
// true crypto/sha512: invalid hash state identifier
// 32 128 c672b8d1ef56ed28ab87c3622c5114069bdd3ad7b8f9737498d0c01ecef0967a
// 010258a3a44d6f20010d7ce89e82332d2b7e47d4da37929b99cb3d4c75484ab7bcec
// 204 <nil> <nil>
// true crypto/sha512: invalid hash state identifier
// 900150983cd24fb0d6963f7d28e17f72
// a9993e364706816aba3e25717850c26c9cd0d89d
// ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad
// 23097d223405d8228642a477bda255b32aadbce4bda0b3f7e36c9da7
// ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f
// 38b060a751ac96384cd9327eb1b1e36a21fdb71114be07434c0cc7bf63f6e1da274edebfe76f65fbd51ad2f14898b95b
