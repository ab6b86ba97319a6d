// TestReader: what io.Reader and its relatives promise.
package iotest

import (
	"bytes"
	"fmt"
	"io"
)

// shortest is a reader of small and changing portions.
type shortest struct {
	r     io.Reader
	count int
}

func (s *shortest) Read(p []byte) (int, error) {
	s.count = s.count%3 + 1
	return s.r.Read(p[:min(len(p), s.count)])
}

// TestReader reads r, which is to have the content, in several ways, and reports
// what is wrong, nil if nothing is. Seeking and reading at places are tried, too,
// where r can do that.
func TestReader(r io.Reader, content []byte) error {
	if len(content) > 0 {
		if n, err := r.Read(nil); n != 0 || err != nil {
			return fmt.Errorf("Read(0) = %d, %v, want 0, nil", n, err)
		}
	}
	data, err := io.ReadAll(&shortest{r: r})
	if err != nil {
		return err
	}
	if !bytes.Equal(data, content) {
		return fmt.Errorf("ReadAll(small amounts) = %q\n\twant %q", data, content)
	}
	if n, err := r.Read(make([]byte, 10)); n != 0 || err != io.EOF {
		return fmt.Errorf("Read(10) at EOF = %v, %v, want 0, EOF", n, err)
	}
	if s, ok := r.(io.ReadSeeker); ok {
		if err := checkSeeker(s, content); err != nil {
			return err
		}
	}
	if at, ok := r.(io.ReaderAt); ok {
		return checkReaderAt(at, content)
	}
	return nil
}

// seekTo checks that a seek ends at a place.
func seekTo(s io.Seeker, offset int64, whence int, want int64, what string) error {
	if got, err := s.Seek(offset, whence); got != want || err != nil {
		return fmt.Errorf("Seek(%d, %d) %s = %d, %v, want %d, nil", offset, whence, what, got, err,
			want)
	}
	return nil
}

// rest checks that what is left to be read is what it should be.
func rest(s io.Reader, want []byte, what string, small bool) error {
	if small {
		s = &shortest{r: s}
	}
	data, err := io.ReadAll(s)
	if err != nil {
		return fmt.Errorf("ReadAll %s: %w", what, err)
	}
	if !bytes.Equal(data, want) {
		return fmt.Errorf("ReadAll %s = %q\n\twant %q", what, data, want)
	}
	return nil
}

func checkSeeker(s io.ReadSeeker, content []byte) error {
	size := int64(len(content))
	middle := size / 2
	steps := []struct {
		offset int64
		whence int
		want   int64
		what   string
		small  bool
	}{
		{0, io.SeekCurrent, size, "from EOF", false},
		{0, io.SeekStart, 0, "from EOF", false},
		{0, io.SeekStart, 0, "from EOF, again", true},
		{-size, io.SeekEnd, 0, "back to the start", false},
		{middle, io.SeekStart, middle, "to the middle", false},
		{-size + middle, io.SeekCurrent, middle, "back to the middle", false},
		{-size/3 + 0, io.SeekEnd, size - size/3, "from the end", true},
		{0, io.SeekEnd, size, "to the end", false},
	}
	for _, step := range steps {
		if err := seekTo(s, step.offset, step.whence, step.want, step.what); err != nil {
			return err
		}
		if step.whence == io.SeekCurrent && step.offset == 0 {
			continue
		}
		if err := rest(s, content[step.want:], "after seeking "+step.what, step.small); err != nil {
			return err
		}
	}
	return nil
}

func checkReaderAt(r io.ReaderAt, content []byte) error {
	size := len(content)
	filler := bytes.Repeat([]byte{0xfe}, size+10)
	// want bytes of the content at an offset; with more asked for, the end, too.
	try := func(offset, asked int) error {
		buffer := bytes.Clone(filler[:asked])
		n, err := r.ReadAt(buffer, int64(offset))
		want := min(asked, max(size-offset, 0))
		if n != want || want < asked && err != io.EOF || err != nil && err != io.EOF {
			expected := "nil"
			if want < asked {
				expected = "EOF"
			}
			return fmt.Errorf("ReadAt(%d, %d) = %v, %v, want %d, %s", asked, offset, n, err, want,
				expected)
		}
		if want > 0 && !bytes.Equal(buffer[:n], content[offset:offset+n]) {
			return fmt.Errorf("ReadAt(%d, %d) = %q\n\twant %q", asked, offset, buffer[:n],
				content[offset:offset+n])
		}
		if !bytes.Equal(buffer[n:], filler[n:asked]) {
			return fmt.Errorf("ReadAt(%d, %d) wrote beyond the %d bytes it read", asked, offset, n)
		}
		return nil
	}
	for _, step := range [][2]int{{0, size}, {size, 1}, {0, size + 1}} {
		if err := try(step[0], step[1]); err != nil {
			return err
		}
	}
	for offset := range content {
		if err := try(offset, 1); err != nil {
			return err
		}
	}
	return nil
}
