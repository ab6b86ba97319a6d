// net tells who asks in a context of lookups and connections, as net/http/httptrace does.
// needs: net/http/httptrace
// modes: skip
package main

import (
	"context"
	"fmt"
	"net"
	"net/http/httptrace"
	"os"
)

func main() {
	server, _ := net.Listen("tcp", "127.0.0.1:0")
	_, port, _ := net.SplitHostPort(server.Addr().String())
	trace := &httptrace.ClientTrace{
		DNSStart: func(info httptrace.DNSStartInfo) { fmt.Println("lookup", info.Host) },
		DNSDone: func(info httptrace.DNSDoneInfo) {
			fmt.Println("looked up", len(info.Addrs) > 0, info.Err != nil)
		},
		ConnectStart: func(network, addr string) { fmt.Println("connect", network, addr[:5]) },
		ConnectDone: func(network, addr string, err error) {
			fmt.Println("connected", network, addr[:5], err != nil)
		},
	}
	ctx := httptrace.WithClientTrace(context.Background(), trace)
	var d net.Dialer
	dial := func(network, address string) {
		c, err := d.DialContext(ctx, network, address)
		fmt.Println(err == nil)
		if err == nil {
			c.Close()
		}
	}
	dial("tcp", "127.0.0.1:"+port)
	dial("tcp4", "localhost:"+port)
	server.Close()
	dial("tcp4", "localhost:"+port)
	dial("tcp", "no-such-host.invalid:80")
	name := os.TempDir() + "/no-such-socket"
	dial("unix", name)
}

// Output:
// connect tcp 127.0
// connected tcp 127.0 false
// true
// lookup localhost
// looked up true false
// connect tcp4 127.0
// connected tcp4 127.0 false
// true
// lookup localhost
// looked up true false
// connect tcp4 127.0
// connected tcp4 127.0 true
// false
// lookup no-such-host.invalid
// looked up false true
// false
// connect unix /tmp/
// connected unix /tmp/ true
// false
