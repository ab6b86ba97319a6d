// The end of a connection whose packets keep their bounds is io.EOF, by Read and by ReadFrom.
package main

import (
	"errors"
	"fmt"
	"io"
	"net"
	"os"
	"path/filepath"
)

func main() {
	dir, err := os.MkdirTemp("", "packets")
	if err != nil {
		panic(err)
	}
	defer os.RemoveAll(dir)
	for _, network := range []string{"unixpacket", "unix"} {
		for _, from := range []bool{false, true} {
			addr := &net.UnixAddr{Name: filepath.Join(dir, fmt.Sprint(network, from)), Net: network}
			server, err := net.ListenUnix(network, addr)
			if err != nil {
				panic(err)
			}
			client, err := net.DialUnix(network, nil, addr)
			if err != nil {
				panic(err)
			}
			c, err := server.AcceptUnix()
			if err != nil {
				panic(err)
			}
			client.Write([]byte("data"))
			client.Close()
			buf := make([]byte, 10)
			for range 3 {
				n := 0
				if from {
					n, _, err = c.ReadFrom(buf)
				} else {
					n, err = c.Read(buf)
				}
				var op *net.OpError
				fmt.Println(network, from, n, err == io.EOF, errors.Is(err, io.EOF), errors.As(err, &op))
			}
			c.Close()
			server.Close()
		}
	}
}

// Output:
// unixpacket false 4 false false false
// unixpacket false 0 true true false
// unixpacket false 0 true true false
// unixpacket true 4 false false false
// unixpacket true 0 false true true
// unixpacket true 0 false true true
// unix false 4 false false false
// unix false 0 true true false
// unix false 0 true true false
// unix true 4 false false false
// unix true 0 false true true
// unix true 0 false true true
