// RSA and ECDSA of an installed Go tree over the library's own arithmetic: keys that are made,
// signatures and texts that are known, and what is refused.
// needs: crypto/internal/fips140/bigmod
// modes: skip
package main

import (
	"crypto"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/rsa"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"math/big"
)

// known is made of two primes that were found once.
func known() *rsa.PrivateKey {
	one := big.NewInt(1)
	p, q := new(big.Int).Lsh(one, 521), new(big.Int).Lsh(one, 607) // less 1: primes of Mersenne
	p.Sub(p, one)
	q.Sub(q, one)
	key := &rsa.PrivateKey{Primes: []*big.Int{q, p}}
	key.N = new(big.Int).Mul(p, q)
	key.E = 65537
	phi := new(big.Int).Mul(new(big.Int).Sub(p, one), new(big.Int).Sub(q, one))
	key.D = new(big.Int).ModInverse(big.NewInt(65537), phi)
	return key
}

func main() {
	key, err := rsa.GenerateKey(rand.Reader, 2048)
	fmt.Println(key.N.BitLen(), key.Validate(), err)
	text := []byte("attack at dawn")
	hidden, err := rsa.EncryptOAEP(sha256.New(), rand.Reader, &key.PublicKey, text, nil)
	fmt.Println(len(hidden), err)
	shown, err := rsa.DecryptOAEP(sha256.New(), nil, key, hidden, nil)
	fmt.Println(string(shown), err)
	hidden[100] ^= 1
	_, err = rsa.DecryptOAEP(sha256.New(), nil, key, hidden, nil)
	fmt.Println(err)

	digest := sha256.Sum256(text)
	old := known()
	fmt.Println(old.N.BitLen(), old.Validate())
	signature, err := rsa.SignPKCS1v15(nil, old, crypto.SHA256, digest[:])
	fmt.Println(hex.EncodeToString(signature), err)
	fmt.Println(rsa.VerifyPKCS1v15(&old.PublicKey, crypto.SHA256, digest[:], signature))
	signature[7]++
	fmt.Println(rsa.VerifyPKCS1v15(&old.PublicKey, crypto.SHA256, digest[:], signature))
	even := *old
	even.N = new(big.Int).Add(old.N, big.NewInt(1))
	fmt.Println(rsa.VerifyPKCS1v15(&even.PublicKey, crypto.SHA256, digest[:], signature))
	wrong := *old
	wrong.D = new(big.Int).Add(old.D, big.NewInt(2))
	fmt.Println((&rsa.PrivateKey{PublicKey: wrong.PublicKey, D: wrong.D, Primes: wrong.Primes}).Validate())

	for _, curve := range []elliptic.Curve{elliptic.P256(), elliptic.P384()} {
		key, err := ecdsa.GenerateKey(curve, rand.Reader)
		signature, err2 := ecdsa.SignASN1(rand.Reader, key, digest[:])
		fmt.Println(err, err2, ecdsa.VerifyASN1(&key.PublicKey, digest[:], signature))
		digest[0]++
		fmt.Println(ecdsa.VerifyASN1(&key.PublicKey, digest[:], signature))
	}
}

// Output:
// 2048 <nil> <nil>
// 256 <nil>
// attack at dawn <nil>
// crypto/rsa: decryption error
// 1128 <nil>
// a1cfd6f2e28179e484cf2c67ccb3c955dd275a5574f5993558f72a83d5dc4f8785bd401f708e366ce3e99ccd30e2a0e497fed94718d9fd490ef64042ee8107ebd738b47444122b46a18ac7f471f2dcd1f1feab9e20740e720e0b08a71857c0d576003af299b63a072ac49d256bc2542342de6eeb359c728c524daed1c7ea1665d4caa7079da452dcf8a61f1b9e <nil>
// <nil>
// crypto/rsa: verification error
// crypto/rsa: public modulus is even
// crypto/rsa: invalid CRT exponent
// <nil> <nil> true
// false
// <nil> <nil> true
// false
