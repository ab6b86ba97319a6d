// compress/gzip, zlib, lzw and bzip2 on random texts, headers and broken
// input; hashed, as native Go's results were.
// with: helper_sums.go
package main

import (
	"bytes"
	"compress/bzip2"
	"compress/gzip"
	"compress/lzw"
	"compress/zlib"
	"encoding/base64"
	"io"
	"time"
)

func text(most int) []byte {
	b := make([]byte, rnd.Intn(most))
	kind := rnd.Intn(4)
	for i := range b {
		switch kind {
		case 0:
			b[i] = byte(rnd.Intn(256))
		case 1:
			b[i] = byte(rnd.Intn(4))
		case 2:
			if i > 20 && rnd.Intn(8) > 0 {
				b[i] = b[i-1-rnd.Intn(3)]
			} else {
				b[i] = byte(rnd.Intn(100))
			}
		default:
			b[i] = "abracadabra "[i%12]
		}
	}
	return b
}

func broken(b []byte) []byte {
	b = bytes.Clone(b)
	switch rnd.Intn(3) {
	case 0:
		return b[:rnd.Intn(len(b))]
	case 1:
		b[rnd.Intn(len(b))] ^= 1 << rnd.Intn(8)
	default:
		b[rnd.Intn(min(len(b), 16))] = byte(rnd.Intn(256))
	}
	return b
}

var names = []string{"", "name", "näme", "\x00", "日本", "a/b.txt"}

func gzips() {
	var buf bytes.Buffer
	src := text(5000)
	w, err := gzip.NewWriterLevel(&buf, rnd.Intn(14)-3)
	if err != nil {
		out("gzip", err)
		return
	}
	for n := rnd.Intn(3); n >= 0; n-- {
		w.Name, w.Comment = names[rnd.Intn(len(names))], names[rnd.Intn(len(names))]
		if rnd.Intn(3) == 0 {
			w.Extra = text(50)
		}
		if rnd.Intn(2) == 0 {
			w.ModTime = time.Unix(int64(rnd.Intn(1<<31)), 0)
		}
		k, err := w.Write(src)
		out("gzip", k, err, w.Flush(), w.Close(), w.Close())
		w.Reset(&buf)
	}
	packed := buf.Bytes()
	out("gzip", sum(packed))
	for i := 0; i < 4; i++ {
		in := packed
		if i > 0 && len(packed) > 0 {
			in = broken(packed)
		}
		r, err := gzip.NewReader(bytes.NewReader(in))
		if err != nil {
			out("gunzip", err)
			continue
		}
		r.Multistream(rnd.Intn(2) == 0)
		got, err := io.ReadAll(r)
		_, err2 := r.Read(make([]byte, 1))
		out("gunzip", sum(got), err, err2, r.Name, r.Comment, r.Extra, r.ModTime.UTC(), r.OS, r.Close())
	}
}

func zlibs() {
	var buf bytes.Buffer
	var dict []byte
	if rnd.Intn(2) == 0 {
		dict = text(300)
	}
	w, err := zlib.NewWriterLevelDict(&buf, rnd.Intn(14)-3, dict)
	if err != nil {
		out("zlib", err)
		return
	}
	src := text(3000)
	n, err := w.Write(src)
	out("zlib", n, err, w.Flush(), w.Close(), sum(buf.Bytes()))
	for i := 0; i < 4; i++ {
		in := buf.Bytes()
		if i > 0 {
			in = broken(in)
		}
		d := dict
		if rnd.Intn(5) == 0 {
			d = nil
		}
		r, err := zlib.NewReaderDict(bytes.NewReader(in), d)
		if err != nil {
			out("unzlib", err)
			continue
		}
		got, err := io.ReadAll(r)
		out("unzlib", sum(got), err, r.Close())
	}
}

func lzws() {
	var buf bytes.Buffer
	width := 1 + rnd.Intn(9)
	bits := lzw.Order(rnd.Intn(3))
	w := lzw.NewWriter(&buf, bits, width)
	src := text(20000)
	if rnd.Intn(8) > 0 {
		for i := range src {
			src[i] &= 1<<width - 1
		}
	}
	half := rnd.Intn(len(src) + 1)
	n, err := w.Write(src[:half])
	n2, err2 := w.Write(src[half:])
	out("lzw", n, err, n2, err2, w.Close(), w.Close(), sum(buf.Bytes()))
	for i := 0; i < 3; i++ {
		in := buf.Bytes()
		if i > 0 && len(in) > 0 {
			in = broken(in)
		}
		r := lzw.NewReader(bytes.NewReader(in), bits, width)
		got, err := io.ReadAll(r)
		out("unlzw", sum(got), err, r.Close())
	}
}

// Made by bzip2: "hello world", a text with runs, a longer one, two files.
var packed = []string{
	"QlpoMTFBWSZTWU7s6DYAAAJRgAAQQAAGRJCAIAAxBkxBAaeppYC7lDH4u5IpwoSCd2dBsA==",
	"QlpoMzFBWSZTWVwQzowAAAZRAcAAACA8AACAAAggADEMCBNVTT1Nqb3hx7lMKDe0g2kGb4/F3JFOFCQXBDOjAA==",
	"QlpoNTFBWSZTWVDb7p8AFH0RgEAAP+238GAIHNRIVUqIVSlKolIQfAUAGI000aETw0qqjAABQAYjTTRoRPaCqqMAAFABiNNNGgUqmoADQepp/Pv8//+shzc4/ia45AFl+bXTMjpB6dFimXWaLhWWIJ7K3J6CGalIvXcPZQwcPJzkOZDdK8XpbyugLMvF6xUVocrJHQXaQTKaDTLB5tXPcnUuw1yNeb2UWigyaBzseQWAsVKcaNRKzZdVxq5RLrdd6nRJLGQzTTPZTcbQVsuN0yUdWnE2z5cr551SsmTvlw8492mR2nHN6IcJtxOFzei6CUFCybciC6nPazcMY6I3XV8HmCjYsxGLDnCdiSk68xMpzSjRlhXZVFQ9HMWTpM7OSbmxwlr6HpWVXXiEw3OEkrNM0Em6k20B8pGJ3ZCUcLLiQwr0Wta0fWduNHLEUcOjQhoxqm35dDJS2GW2VMBbuXWJW9ITceJk6CSO0icUmXHS3lB7rN7JpDgubRem0NRW6YL3VroteY9t00XAtxKikTbLnWw0euUedOmnK6M1IoTnd2pz0j52MJeTNeOz7E6ZdYw5hDrY8Jwd2U3T2QtVY4sVpYJwotCihlDyk5xy9Mkwq89YqtzsgRzr5dk8cSLoidXTdpu0hKs8QfoKDCwfaZ59L05Btc71SupxOotb17btpeReXJYT6LZorNyk63qdDpzfQhFuqjraEnk63To2ldEkSgVMLeOYzBlVIuXYMtXX3WeYOtQyXZuSg6Mr3M2TY3M2Ls92cTzw51KJMzO3IBVi6V23VtvcuTmYbNNNNcMDZSXTn0UuQiMi6SudVxt1sNXn7LqPJbkcu3ksE5glFyI3Ow/K6CnZni9A7I6dXFOU3XowS65IM5DF5AvTySoKi3XdlrtEgjZo5LY4Oo2eFciQBp8LxYns+FFnLYbZPO9pyUvWIvFl6REXRQ4tYkFW8dry1nkYVRs0to4+avJOPlUoxrgUTHle2psdlz1pMkqtuodRIT4ktaIok+MuiKlrpNevZ8HR8tdpevR9gsO2Zl6dJS8KMhR0j4xWcLU3Jwmc7SV5uOzMfdY65l2viWMEE2RWHX0ZcRKx7p25HPkkN0lTCbbnIiZLyvkn066zqNE5VZVEzWVj6a2bCkRFQHaG4rmj6eaVjJEdOyNEjh8JOBLo+Zr082ahpz8KxaHbRzTVxPtBS5PZN8JYIPoXqcuRed885Ellm/PCKtPLkiV4w9VdrgWdEjknduq6LqdT2BYNk+d4WuLgmc15cKN3trmkZGgXVmGn0YuJRJukuDJ1SadETTs1B4Naqi3MZKyLD6TdKhE2ls09kKbLNqnY6qGcCaw0bN12CSJmkNE726PjduK2PkdVZNY5B0WnIqzPWBLOSs8o0DSJ5c+OKNTDsmTjuRLoZHYjbYnrxmusVTO2SnZk6PTCvUVS8o+MIMcz0mkjWMotw91mNmmdic9LZyEKoBcnwyNdtHQjLOJnY1OfSUcbWhuqxY1pHHgWRw4RqtnRb22Z7Hl2nR0iriyDOqcmDfkpS4ZdyFeJWl5umdihU0bS28XpJWbQ+3ulLmQrUiWlEWpKWUhYSK90RfSUskS9kS3yUvxCvtEWEheiFZSKwKWNKReohZIVpglL8RLsKE2kpbSUv4u5IpwoSCht90+A",
	"QlpoNzFBWSZTWaJ4fUoAAfl/////////////////////////////////////////////0APeAAAAAkwAEwABMAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAEmAAmAAJgAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAkwAEwABMAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAEmAAmAAJgAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAJVVMpjTU2k2AKeUzT0iemRPTJowTKeU9E9TJ6TNPQTKeFPTQeppNgUyejI01PTRiNNTaRtGTEyjyYU9MpmahPU9GaIZMmhNhPU0YTRPFNkabSaGjQ1Ohj5BhkKhpyYUUm7fCCdlQ28ejsUyoGpSq4MnajlsOiuBorltzINjwgDpSVbq1dgBLPK7EFngZfDYwrLlAygnPVtA6MGcPO7tQK7WGkDn9nftwRP0BF6UPF9OQMa304P9+5BT/YGTtezD6wOfguoOwO4Xl08hjel6ewyVglawsp/UA6a4IHO8zayuyBCqoglKzaBk6nbwDjC5yCD+LKeRP8IClSXa0/BP9TduUODu77EMVHrogHHyv+6Dj2U1qJVfDx4VcuBlo0F/xQ7tvws+NONgLNzhyIJEHmseXnQcpIPgkwXGKAbQ+OAudCyh5axtZ5+VRBQ/Qm3oL1xLBeYUwGoVEPAmQgOFXKwLMaDpNB053jhd81jnQTQ88FM3ZugBQUgn8rQhhqFEGZRTIcsJ+3ZaQG/UA5/yFJ4eaC5Ox4QCjN41MDvoVYNJ/p/3PDkrXZX/6DvTocBcfsaoBNqQ80LtQVo2pCCVIYHrZ7nRb6ceA3nCiV9SCf8ma0wK6SKTgZ4/a2sRT0AbgHPHrUPUDyb0PrrQrnajDvqErkg5CHFeLiKBx1kkzyaiDpp1sJXrhmYhUarEPnq2kIavmQRdgLpX8f+Bl+2FUp49mFBmFGEtMgQ86FqHXxEoZySBl6tEwd0Hx9jP1DYWwWXeBHN2nfCzW46QBjQ8RA+YsZcA9teJDvK4DC4PqnDBHSDMiBvfpq6DNykwlbdmDS6+p+dgb76XkAVv7S1PhCpltshuQ3/o5HBD7okGtVRpMSenA+RDNa+UaAoXCDC0c+mFX0AvAvQYJt0vgT8/2LwMKwfwWGTRhXNKhlPGCSCZAinWhvw4u3i1gH6MP3CmTn2jCYaNNSWISa1KA2X/xdwK0IFewA9OUdK6kg7TyhXwjjgOd1IgmpZQNcu+YIlBe+EMKdTgqFveW9LFonhEkTBV2jYshIXi6DagYGcFuD3En+W2ZgjU9dDdVXJww98ID55wefBC4gKTUCT0A0RfO8AO9IEvoPZr+DM2oV8cvhJ0ef7gM7ln0wQkLXCRRyIZ6VS6pmDffbMqrEnA76masthAhjV8HtA61+6g+OPAR4oUMsuIcqqhUcoJH8bcNO397yVgdJZXwyWDotAvsLkFiydGgXgxfWp1fEBY0PKuw+ajiQnoD2LPbDiI0AbbezwOF8tAo82MDB24VSWnCHS+7YciXtg6vd3cwxhqqUON4MEHzleLtPPSCb3LMHu84ZjWLuKDW3zGFoAz2m7ARHOXwgud3LAHJ/DDzzW3hXcPZYVWHMpg4T3cvaYL5AyhPqeMGDG63BC/CRsZzmLjh7g/SXT6UFWxekl9RhkZaosm4IbrR4VuysKcKrSuFkGrtlVMEVSfU+o1gKpu0YPftCYSYgXqCprQaN5BWUNxaIGJTC7lwhL6l2IMKwCn69evX/tC41t8nz862hg2yMGWBD1AxZr3hS0jen3oe9i9WnBsbcDFQhvEQdQONjhw8tlMEGoP/F3JFOFCQonh9SgA==",
}

func bzips() {
	var all [][]byte
	for _, s := range packed {
		b, _ := base64.StdEncoding.DecodeString(s)
		all = append(all, b)
		got, err := io.ReadAll(bzip2.NewReader(bytes.NewReader(b)))
		out("bunzip2", sum(got), err)
	}
	for i := 0; i < 20; i++ {
		b := all[rnd.Intn(len(all))]
		got, err := io.ReadAll(bzip2.NewReader(bytes.NewReader(b[:rnd.Intn(len(b))])))
		out("bunzip2", sum(got), err)
	}
	got, err := io.ReadAll(bzip2.NewReader(bytes.NewReader(append(bytes.Clone(all[0]), all[1]...))))
	out("bunzip2", sum(got), err)
	got, err = io.ReadAll(bzip2.NewReader(bytes.NewReader(append(bytes.Clone(all[0]), "more"...))))
	out("bunzip2", sum(got), err)
}

func main() {
	n := rounds(150)
	bzips()
	for i := 0; i < n; i++ {
		gzips()
		zlibs()
		lzws()
	}
	printSums()
}
// Output:
// bunzip2 2785875596460549745
// gzip 15573903002095935506
// gunzip 12835080035640116797
// zlib 9215502007656781988
// lzw 13817583407239566889
// unlzw 3016627315985037974
// unzlib 17274366615619541431
