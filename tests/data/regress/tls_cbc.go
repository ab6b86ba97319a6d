// needs: crypto/tls
// Cipher suites whose codes are SHA-1 sums of padded messages.
package main

import (
	"crypto/tls"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
)

func main() {
	s := httptest.NewUnstartedServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		fmt.Fprint(w, tls.CipherSuiteName(r.TLS.CipherSuite))
	}))
	suite := tls.TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA
	s.TLS = &tls.Config{MaxVersion: tls.VersionTLS12, CipherSuites: []uint16{suite}}
	s.StartTLS()
	defer s.Close()
	r, err := s.Client().Get(s.URL)
	if err != nil {
		fmt.Println(err)
		return
	}
	defer r.Body.Close()
	body, err := io.ReadAll(r.Body)
	fmt.Println(string(body), err)
}

// Output:
// TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA <nil>
