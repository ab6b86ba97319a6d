// Lookups of records that no resolver answers end in a *net.DNSError, which says what was asked.
package main

import (
	"errors"
	"fmt"
	"net"
)

func main() {
	report := func(err error) {
		var dns *net.DNSError
		fmt.Println(errors.As(err, &dns) && dns.Name != "", dns.IsNotFound || dns.IsTemporary || dns.IsTimeout)
	}
	_, servers, err := net.LookupSRV("xmpp", "tcp", "example.invalid")
	report(err)
	mails, err := net.LookupMX("example.invalid")
	report(err)
	names, err := net.LookupNS("example.invalid")
	report(err)
	texts, err := net.LookupTXT("example.invalid")
	report(err)
	fmt.Println(len(servers), len(mails), len(names), len(texts))
}

// Output:
// true true
// true true
// true true
// true true
// 0 0 0 0
