// Reads web server log lines and prints requests by status, the slowest paths and the busiest
// minutes. With a file name as argument it reads that, otherwise a small sample.
package main

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"sort"
	"strconv"
	"strings"
)

const sample = `10:01:05 GET /index.html 200 12
10:01:07 GET /style.css 200 3
10:01:44 POST /login 302 48
10:02:01 GET /account 200 95
10:02:02 GET /logo.png 404 1
10:02:30 GET /account 500 310
10:02:59 GET /index.html 200 14
10:03:15 POST /upload 413 7
this line is broken
10:03:16 GET /account 200 101
10:03:48 GET /index.html 304 2
`

type entry struct {
	minute, method, path string
	status               int
	millis               int
}

type parseError struct {
	line int
	what string
}

func (e *parseError) Error() string { return fmt.Sprintf("line %d: %s", e.line, e.what) }

func parse(number int, line string) (entry, error) {
	fields := strings.Fields(line)
	if len(fields) != 5 {
		return entry{}, &parseError{number, fmt.Sprintf("%d fields instead of 5", len(fields))}
	}
	status, err := strconv.Atoi(fields[3])
	if err != nil {
		return entry{}, fmt.Errorf("line %d: status: %w", number, err)
	}
	millis, err := strconv.Atoi(fields[4])
	if err != nil {
		return entry{}, fmt.Errorf("line %d: duration: %w", number, err)
	}
	return entry{fields[0][:5], fields[1], fields[2], status, millis}, nil
}

func readAll(r io.Reader) (entries []entry, problems []error) {
	scanner := bufio.NewScanner(r)
	for number := 1; scanner.Scan(); number++ {
		e, err := parse(number, scanner.Text())
		if err != nil {
			problems = append(problems, err)
			continue
		}
		entries = append(entries, e)
	}
	if err := scanner.Err(); err != nil {
		problems = append(problems, err)
	}
	return entries, problems
}

func sortedKeys[V any](m map[string]V, less func(a, b string) bool) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	sort.Slice(keys, func(i, j int) bool { return less(keys[i], keys[j]) })
	return keys
}

func main() {
	var input io.Reader = strings.NewReader(sample)
	if len(os.Args) > 1 {
		file, err := os.Open(os.Args[1])
		if err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		defer file.Close()
		input = file
	}
	entries, problems := readAll(input)

	statuses, minutes := map[string]int{}, map[string]int{}
	slowest, hits := map[string]int{}, map[string]int{}
	for _, e := range entries {
		statuses[fmt.Sprintf("%dxx", e.status/100)]++
		minutes[e.minute]++
		hits[e.path]++
		slowest[e.path] = max(slowest[e.path], e.millis)
	}
	fmt.Printf("%d requests, %d unreadable lines\n", len(entries), len(problems))
	for _, k := range sortedKeys(statuses, func(a, b string) bool { return a < b }) {
		fmt.Printf("  %s %3d  %s\n", k, statuses[k], strings.Repeat("#", statuses[k]))
	}
	fmt.Println("slowest paths:")
	paths := sortedKeys(slowest, func(a, b string) bool { return slowest[a] > slowest[b] })
	for _, p := range paths[:3] {
		fmt.Printf("  %-14s %4d ms in %d hits\n", p, slowest[p], hits[p])
	}
	busiest := sortedKeys(minutes, func(a, b string) bool {
		return minutes[a] > minutes[b] || minutes[a] == minutes[b] && a < b
	})
	fmt.Println("busiest minute:", busiest[0])
	for _, err := range problems {
		fmt.Println("warning:", err)
	}
}

// Output:
// 10 requests, 1 unreadable lines
//   2xx   5  #####
//   3xx   2  ##
//   4xx   2  ##
//   5xx   1  #
// slowest paths:
//   /account        310 ms in 3 hits
//   /login           48 ms in 1 hits
//   /index.html      14 ms in 3 hits
// busiest minute: 10:02
// warning: line 9: 4 fields instead of 5
