// crypto, crypto/hmac, subtle and rand: codes, comparisons, what random
// numbers must be like, texts of panics.
package main

import (
	"bytes"
	"crypto"
	"crypto/hmac"
	"crypto/md5"
	"crypto/rand"
	"crypto/sha1"
	"crypto/sha256"
	"crypto/sha512"
	"crypto/subtle"
	"errors"
	"fmt"
	"hash"
	"hash/fnv"
	"math/big"
	"strings"
)

func try(f func()) {
	defer func() { fmt.Println(recover()) }()
	f()
}

func main() {
	for i, h := range []func() hash.Hash{md5.New, sha1.New, sha256.New, sha256.New224, sha512.New, sha512.New384, sha512.New512_256, sha512.New512_224} {
		for _, n := range []int{0, 1, 63, 64, 65, 127, 128, 129, 300} {
			m := hmac.New(h, bytes.Repeat([]byte{byte(i + 1)}, n))
			fmt.Fprint(m, strings.Repeat("message", n))
			one := m.Sum(nil)
			copied, err := m.(hash.Cloner).Clone()
			fmt.Fprint(m, "more")
			fmt.Fprint(copied, "more")
			same := hmac.Equal(m.Sum(nil), copied.Sum(nil))
			m.Reset()
			fmt.Fprint(m, strings.Repeat("message", n))
			fmt.Printf("%x %v %v %v\n", one, same, err, hmac.Equal(one, m.Sum(nil)))
		}
	}
	m := hmac.New(sha256.New, nil)
	fmt.Println(m.Size(), m.BlockSize())
	big1 := bytes.Repeat([]byte("0123456789abcdef"), 20000)
	fmt.Printf("%x %x\n%x\n", md5.Sum(big1), sha1.Sum(big1[1:]), sha512.Sum512(big1[2:]))
	try(func() { hmac.New(func() hash.Hash { return m }, nil) })
	_, err := hmac.New(func() hash.Hash { return struct{ hash.Hash }{fnv.New64a()} }, nil).(hash.Cloner).Clone()
	fmt.Println(err, errors.Is(err, errors.ErrUnsupported))
	for h := crypto.Hash(0); h < 22; h++ {
		if h < crypto.SHA3_224 || h > crypto.SHA3_512 { // that may be there for other packages
			fmt.Println(h, h.Available(), h.HashFunc() == h)
		}
	}
	fmt.Printf("%x %d\n", crypto.SHA256.New().Sum(nil), crypto.SHA512_224.Size())
	try(func() { crypto.MD4.New() })
	try(func() { crypto.Hash(0).Size() })
	try(func() { crypto.RegisterHash(99, md5.New) })

	fmt.Println(subtle.ConstantTimeCompare([]byte("abc"), []byte("abc")), subtle.ConstantTimeCompare([]byte("abc"), []byte("abd")), subtle.ConstantTimeCompare([]byte("abc"), []byte("ab")))
	fmt.Println(subtle.ConstantTimeSelect(1, 5, -7), subtle.ConstantTimeSelect(0, 5, -7), subtle.ConstantTimeByteEq(3, 3), subtle.ConstantTimeByteEq(3, 131))
	fmt.Println(subtle.ConstantTimeEq(-1, -1), subtle.ConstantTimeEq(1, -1), subtle.ConstantTimeLessOrEq(3, 3), subtle.ConstantTimeLessOrEq(4, 3), subtle.ConstantTimeLessOrEq(0, 1<<31-1))
	x, y := []byte("hello"), []byte("world")
	subtle.ConstantTimeCopy(0, x, y)
	fmt.Println(string(x))
	subtle.ConstantTimeCopy(1, x, y)
	n0 := subtle.XORBytes(x, []byte{1, 2, 3}, []byte{1, 2})
	fmt.Println(n0, x)
	try(func() { subtle.ConstantTimeCopy(1, x, y[:2]) })
	try(func() { subtle.XORBytes(x[:1], y, y) })
	try(func() { subtle.XORBytes(x[1:], x[:4], y) })

	a, b := make([]byte, 33), make([]byte, 33)
	n, err := rand.Read(a)
	rand.Reader.Read(b)
	fmt.Println(n, err, bytes.Equal(a, b), len(rand.Text()), rand.Text() != rand.Text())
	limit := big.NewInt(1000)
	for i := 0; i < 300; i++ {
		v, err := rand.Int(rand.Reader, limit)
		if err != nil || v.Sign() < 0 || v.Cmp(limit) >= 0 {
			fmt.Println("bad", v, err)
		}
	}
	for _, bits := range []int{2, 3, 8, 9, 64, 65, 200} {
		p, err := rand.Prime(rand.Reader, bits)
		fmt.Println(p.BitLen(), p.Bit(bits-2), p.ProbablyPrime(10), err)
	}
	_, err = rand.Prime(rand.Reader, 1)
	fmt.Println(err)
	v, err := rand.Int(bytes.NewReader([]byte{0xff, 0xff, 0x01, 0x02}), big.NewInt(300))
	fmt.Println(v, err)
	_, err = rand.Int(bytes.NewReader(nil), limit)
	fmt.Println(err)
	try(func() { rand.Int(rand.Reader, new(big.Int)) })
	rand.Reader = bytes.NewReader([]byte("fixed text"))
	rand.Read(a[:5])
	fmt.Println(string(a[:5]))
}
// Output:
// 74e6f7298a9c2d168935f58c001bad88 true <nil> true
// ed1ef038674d2d5d2192cc01170b271f true <nil> true
// b8d5e8b9746d5376bbfcbcf8ea9a7852 true <nil> true
// 81b44b10db9f31eb82bd9cdcc82d473c true <nil> true
// 61ad5d95533efb05b0a932cba23ddfca true <nil> true
// e5ecd01c0bf71b2f1d6ce023bbd356a3 true <nil> true
// 618663a6f316b78c18b381755413fd6b true <nil> true
// 5a23cfa92df43f3819a83af53af4dfdb true <nil> true
// 965b8071935b22ad5620c3e987f1202f true <nil> true
// fbdb1d1b18aa6c08324b7d64b71fb76370690e1d true <nil> true
// f0e9c3b90ec67d0823e7a54f973ad5fa8575de53 true <nil> true
// 6f5da7a0b1a8a787cf658fe048590bdfb31cbac3 true <nil> true
// 3a60ad63f3e061d5803ff63287e3919ccc3ef5a7 true <nil> true
// 4b6f64d6c5421baa7cb8a0241028a8b3033c6617 true <nil> true
// dd530cae994c5c7cdcbabdde1e64ddbe3b7bdd6a true <nil> true
// 4bc155a512e1c12a40c996bf710151f56885acbc true <nil> true
// 396fcb2d705e15e6ac7a890298e06424d770fe00 true <nil> true
// 10eeea38f5f330fe3f67bddfc84452a132f73548 true <nil> true
// b613679a0814d9ec772f95d778c35fc5ff1697c493715653c6c712144292c5ad true <nil> true
// 9f14267a21677ea392cbe5ae76fb0393bf25ab3f0368bdddd36dde4a76647b75 true <nil> true
// 0051df1c7f59a7e6c370c050db7cca6329e55bee9d138421084eec7cd7aab04b true <nil> true
// d2990e542e4ecbdbdc63e996adb277d04cfb2a9c8942b1ee72d007e9f420ec52 true <nil> true
// bbe65f2345f77bfb9020291312d578fd56c60e74f481ce749c664abbb14996f3 true <nil> true
// 66b94282afe7aab98ca2b72b40cd029529c0d18be7c7b582a1ca4619d8d14f21 true <nil> true
// 95cc0d219114da8277cc14380bf4d4b610cad61de3a7df5df6b43020662f5d34 true <nil> true
// e794070c2bfe20918a7ba2b1fe8378fb7ba10f276ff0892614721fe2f6adf264 true <nil> true
// f6f322808b2c2eb0301161161b1c6fd0b4d77bfc19f73451a5978ac0493df65a true <nil> true
// 5ce14f72894662213e2748d2a6ba234b74263910cedde2f5a9271524 true <nil> true
// 8bc5360fe6cfee5959bc0a990658d2eae81e46899205e9e453bbeb65 true <nil> true
// ac8f3ceaf36253d613a390ff2a3546d19d452674b1f7ae265ef931bf true <nil> true
// c106d0d6a2200278d31ef8c118876d513e4b2bc11100bc0da0b2c2ee true <nil> true
// 0dc4512f2407cbf3e03826a2c693efcec260c699252875ed301af511 true <nil> true
// 069345752920fd0f8759b5e715d79f6c9421f9d9275ba0540435f1b9 true <nil> true
// 04c6b842be88e904625284a7225764c6053379f1524fb122649f2e81 true <nil> true
// 7d1793a0b9cda075154ecc76165390aabf5495be0602a5b8ea8e868e true <nil> true
// 89c93841030bed9e1638d3cc77ec1bf145d35fd1927205ef8d2b0398 true <nil> true
// b936cee86c9f87aa5d3c6f2e84cb5a4239a5fe50480a6ec66b70ab5b1f4ac6730c6c515421b327ec1d69402e53dfb49ad7381eb067b338fd7b0cb22247225d47 true <nil> true
// ec1fdafb4318075cc6eaa44ec1f1381684c85bbb7d41f5caf309105238641ab6671e4ac02994f038a34b378eaaf3309f5b91515c50217e52fe7840ef668fb0fd true <nil> true
// a1c44fdb8478825ebc994c8593548f2c259ce1191f240672669fabedf1183a1d541d260d0e4b42796ba5dd7c932017f79db3beda32da77b3407ced64b8af55ef true <nil> true
// 348f18bf1dd3f3bd3f955fbcd2ed7f1ad2f2384757a9c7d100805f9c7dedd6044ca7a490c801e0a690e69f13f9e67cb48472dcf7411bbf4455b8e78e880a8210 true <nil> true
// d94b69c66c485822d4be543138698f5573ad9922771203539b3b3f37eedd1627b565b336f524ced85aa051bad90275509c136610100ad6dd6a10fbaf86c7e5ec true <nil> true
// 76203931d8e6f77294297cc5457dbf8ebcf0cd1f1c7c834af6f88e4ff4d8ceb37cc6e107b3e836b8263e06a9bfe7189f5d0b5f48434381b157e17993e4c9d909 true <nil> true
// f870becd0c4daf4a56a4d831ae2512267b94c101ba7a1f4a0fb7a38e5866a17ddbfb700b82af2154ddc684da1d7601818e51c412bd141d663a8e516cf0853bb0 true <nil> true
// f08cff5a8c47b9ee798a944c1a264fd5d8876176f242a36298de28d1d453d5187d73e3ad69325dbaee506794cbbb8f913329ccb3effa148db36bcb906f0909f4 true <nil> true
// a493565d4fa76d1b3a078a6f47ccf9acebd701994da1e9a0ee81fc3df89a14f026ce6b3927f8ff9efcfb710e4bfe7c04b9f2e2d6d6b23fbfdd0ea836168dfcb7 true <nil> true
// 6c1f2ee938fad2e24bd91298474382ca218c75db3d83e114b3d4367776d14d3551289e75e8209cd4b792302840234adc true <nil> true
// 58f7d8379511158c8a44fef23fd55c6a1ce5722b17691d30b3a24b37b53ab3c8caf85d36e36328ff1d889b49366d211f true <nil> true
// 47f192d2d7d09fbe1ffc5d6c209ee3b973cb9ed5aed93bc4c49e92000df08e8034a266f6f79672a68262551340cf7ba5 true <nil> true
// 14768b30aab0c5ccd35da451528e84cd436e208a33acef5eda3883c03cc65d7fefd6ea6a480750e680ebd1ef4c068633 true <nil> true
// c8b927abc35c90a8999318745e6f7934d3f0359f701586515e91485e1798af513abae89f3a2b9ec3e747444b89f3a544 true <nil> true
// 74c47af52c408bf626bbf126f1f6cb07b30a40e00b1964c1ce5590402006c4ec6271ad9affe375198874d41de75bba1a true <nil> true
// 005fe7b03906b6715fe28a23b9a3dc19ca118d32f812e643b2c065abea830ec551cdfd037e9b3d11831cf319fe5a6b97 true <nil> true
// 3b9fafda07ed4aec8ccf9a288a83e1c62c13df37c66acfe81ece9f08f27c64fa1a2ee679a51ab0687f6e1d948a64f6dd true <nil> true
// 85face8348e0a7c8fceba64ee12958f41a58d9978c64a7bbb1fd6d097ce19a0a6b0b84ca30e0013e4a9ae4b99b4a2450 true <nil> true
// b79c9951df595274582dc094a1ba46c33e4a36878b2d83cb8553f0fe467dcdcf true <nil> true
// a3dc854ab48b30aa0a1b73e132d19444abcbc84231f4194a9b4758536fa7de85 true <nil> true
// 10c5cd45184926f9f754a01d96e38d1b65dabfaaa82bacf3e9bb00ae8c9700e4 true <nil> true
// ca2d8fdf59185cd8b93611b7fe74fc065b43c2d25e10f3a72c1028e53d02608f true <nil> true
// d261fbf4db41bd87186e2be5e88be6d1d9be3809c803793f28935ae4769eae52 true <nil> true
// 0c71f86f66faae5789dfa85bc42e46b09d9d5aeda7720045880e1ee69ed240a8 true <nil> true
// 918368fa4c69acecbe916a4edc7861dd2912deb7f40cbce0f9144697ee90a582 true <nil> true
// cac5865c83769239433d532fc1c905797b9515282484b9652b66f59e0cdb8844 true <nil> true
// 005d9898daab9ae2a50f2b828943542023444dfd415296e7ba154307b24e4355 true <nil> true
// de43f6b96f2d08cebe1ee9c02c53d96b68c1e55b6c15d6843b410d4c true <nil> true
// 4340ee465612e1461e1e73ae22af8ff130135d7fc0846d7b8f988ac3 true <nil> true
// 65e5cc88ef148345496f15eb46277920e0cca4dccbc966a385d26665 true <nil> true
// 665aeb59d56ccd5cacc32a12ab8b39f967a29810d0f99fb4da71fc37 true <nil> true
// cb5304c16fdae9a32adc761392e7ac5db8927a34d004fd9c86d215fb true <nil> true
// 819fe101be09df19f6e2d9a29d0d12c9d561ac668b4701ebb21795c9 true <nil> true
// 16813b71c834dc29fc9fafb0361becb207d4a683c2f6325178654186 true <nil> true
// c2cd196bd84b530f0cfed68e3ff1975ff98efc4c34804a7dd74d4b82 true <nil> true
// 60a6c24ac2a20a456972854d9f37e6643782543c2dc9d285d3d6ed26 true <nil> true
// 32 64
// b5a90c82c5a24e7877223ab18fb6ceb2 0707fd6212685e786e0fe5e099ec3e33c018e44c
// 2e948b8e5686cc9dac751b18cf3dbe8a33e0885a9cdc5f2d7ffcb5f1e1301de01317526514fecf8f69c3aa5acf31e660de33860f36a4dcb085a3712b55c63d38
// crypto/hmac: hash generation function does not produce unique values
// crypto/hmac: hash does not support hash.Cloner true
// unknown hash value 0 false true
// MD4 false true
// MD5 true true
// SHA-1 true true
// SHA-224 true true
// SHA-256 true true
// SHA-384 true true
// SHA-512 true true
// MD5+SHA1 false true
// RIPEMD-160 false true
// SHA-512/224 true true
// SHA-512/256 true true
// BLAKE2s-256 false true
// BLAKE2b-256 false true
// BLAKE2b-384 false true
// BLAKE2b-512 false true
// unknown hash value 20 false true
// unknown hash value 21 false true
// e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855 28
// crypto: requested hash function #1 is unavailable
// crypto: Size of unknown hash function
// crypto: RegisterHash of unknown hash function
// 1 0 0
// 5 -7 1 0
// 1 0 1 0 1
// hello
// 2 [0 0 114 108 100]
// subtle: slices have different lengths
// subtle.XORBytes: dst too short
// subtle.XORBytes: invalid overlap
// 33 <nil> false 26 true
// 2 1 true <nil>
// 3 1 true <nil>
// 8 1 true <nil>
// 9 1 true <nil>
// 64 1 true <nil>
// 65 1 true <nil>
// 200 1 true <nil>
// crypto/rand: prime size must be at least 2-bit
// 258 <nil>
// EOF
// crypto/rand: argument to Int is <= 0
// fixed
