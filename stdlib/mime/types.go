// Types by the extension of a file's name: those below, then those of the
// system's tables. They are read when first asked for.
package mime

import (
	"bufio"
	"fmt"
	"os"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"
)

// builtin has a type a line with its extensions.
const builtin = `application/gzip gz
application/json json
application/msword doc
application/octet-stream bin com exe
application/pdf pdf
application/postscript ai eps ps
application/rdf+xml rdf
application/rtf rtf
application/vnd.android.package-archive apk
application/vnd.ms-excel xls
application/vnd.ms-powerpoint ppt
application/vnd.openxmlformats-officedocument.presentationml.presentation pptx
application/vnd.openxmlformats-officedocument.spreadsheetml.sheet xlsx
application/vnd.openxmlformats-officedocument.wordprocessingml.document docx
application/wasm wasm
application/xhtml+xml xht xhtml
application/zip zip
audio/flac flac
audio/mp4 m4a
audio/mpeg mp3
audio/ogg oga ogg opus
audio/wav wav
audio/webm webm
image/apng apng
image/avif avif
image/bmp bmp
image/gif gif
image/jpeg jfif jpeg jpg pjp pjpeg
image/png png
image/svg+xml svg
image/tiff tif tiff
image/vnd.microsoft.icon ico
image/webp webp
image/x-xbitmap xbm
message/rfc822 eml
text/calendar ics
text/css css
text/csv csv
text/html ehtml htm html shtml
text/javascript js mjs
text/plain text txt
text/vtt vtt
text/xml xbl xml xsl
video/mp4 mp4
video/ogg ogv
`

var table struct {
	sync.RWMutex
	once       sync.Once
	exact      map[string]string // by extension
	lower      map[string]string // by extension in lower case
	extensions map[string][]string
}

func load() {
	table.exact, table.lower = map[string]string{}, map[string]string{}
	table.extensions = map[string][]string{}
	readLines(strings.NewReader(builtin), addLine)
	const globs, local = "/usr/share/mime/globs2", "/usr/local/share/mime/globs2"
	if readFile(local, addGlob) || readFile(globs, addGlob) {
		return
	}
	for _, folder := range []string{"/etc", "/etc/apache2", "/etc/apache", "/etc/httpd/conf"} {
		readFile(folder+"/mime.types", addLine)
	}
}

func readFile(name string, line func(string)) bool {
	f, err := os.Open(name)
	if err != nil {
		return false
	}
	defer f.Close()
	readLines(f, line)
	return true
}

func readLines(r interface{ Read([]byte) (int, error) }, line func(string)) {
	s := bufio.NewScanner(r)
	for s.Scan() {
		line(s.Text())
	}
	if err := s.Err(); err != nil {
		panic(err)
	}
}

// addLine adds type ext ext ...
func addLine(line string) {
	words := strings.Fields(line)
	if len(words) < 2 || words[0][0] == '#' {
		return
	}
	for _, ext := range words[1:] {
		if ext[0] == '#' {
			break
		}
		add("."+ext, words[0])
	}
}

// addGlob adds weight:type:*.ext unless there is a type for the extension.
func addGlob(line string) {
	parts := strings.Split(line, ":")
	if len(parts) < 3 || strings.HasPrefix(parts[0], "#") || parts[0] == "" ||
		len(parts[2]) < 3 || !strings.HasPrefix(parts[2], "*.") {
		return
	}
	ext := parts[2][1:]
	if _, known := table.exact[ext]; !known && !strings.ContainsAny(ext, "?*[") {
		add(ext, parts[1])
	}
}

func add(ext, typ string) error {
	bare, params, err := ParseMediaType(typ)
	if err != nil {
		return err
	}
	if strings.HasPrefix(typ, "text/") && params["charset"] == "" {
		params["charset"] = "utf-8"
		typ = FormatMediaType(typ, params)
	}
	lower := strings.ToLower(ext)
	table.exact[ext], table.lower[lower] = typ, typ
	if list := table.extensions[bare]; !slices.Contains(list, lower) {
		table.extensions[bare] = append(list, lower)
	}
	return nil
}

// TypeByExtension returns the type of files with an extension, which begins
// with a dot, "" if there is none. Texts have a charset.
func TypeByExtension(ext string) string {
	table.once.Do(load)
	table.RLock()
	defer table.RUnlock()
	if t, ok := table.exact[ext]; ok {
		return t
	}
	lower := make([]byte, 0, 16)
	for i := range len(ext) {
		c := ext[i]
		if c >= utf8.RuneSelf {
			return table.lower[strings.ToLower(ext)]
		}
		if 'A' <= c && c <= 'Z' {
			c += 'a' - 'A'
		}
		lower = append(lower, c)
	}
	return table.lower[string(lower)]
}

// ExtensionsByType returns the extensions of a type, sorted.
func ExtensionsByType(typ string) ([]string, error) {
	bare, _, err := ParseMediaType(typ)
	if err != nil {
		return nil, err
	}
	table.once.Do(load)
	table.RLock()
	defer table.RUnlock()
	list := slices.Clone(table.extensions[bare])
	slices.Sort(list)
	return list, nil
}

// AddExtensionType sets the type of an extension.
func AddExtensionType(ext, typ string) error {
	if !strings.HasPrefix(ext, ".") {
		return fmt.Errorf("mime: extension %q missing leading dot", ext)
	}
	table.once.Do(load)
	table.Lock()
	defer table.Unlock()
	return add(ext, typ)
}
