// Places and their time zones. A Location is a list of zones and of the
// instants at which they change, read from the system's TZif files when first
// needed; past the last change a rule in POSIX form applies.
package time

import (
	"errors"
	"internal/hostos"
	"sync"
)

// A Location maps instants to the zone in use at that time in a place.
type Location struct {
	name    string
	zones   []zone
	changes []change // by time
	extend  string   // POSIX rule for what comes after the last change
	now     zoneUse  // what most lookups ask for; nothing if start == end
}

// A zone is an abbreviation, its offset in seconds east of UTC, and whether it
// is daylight saving time.
type zone struct {
	name   string
	offset int
	isDST  bool
}

// A change is one to zone number index, in seconds since 1970.
type change struct {
	when  int64
	index uint8
}

// A zoneUse is a zone and the seconds since 1970 at which its use begins and
// ends.
type zoneUse struct {
	zone
	start, end int64
}

func (u *zoneUse) holds(sec int64) bool { return u.start <= sec && sec < u.end }

// alpha and omega are the beginning and the end of time.
const (
	alpha = -1 << 63
	omega = 1<<63 - 1
)

// UTC is Universal Coordinated Time.
var UTC *Location = &utcLoc

var utcLoc = Location{name: "UTC"}

// Local is the system's place: that of TZ, or /etc/localtime.
var Local *Location = &localLoc

var localLoc Location
var localOnce sync.Once

func (l *Location) get() *Location {
	if l == nil {
		return &utcLoc
	}
	if l == &localLoc {
		localOnce.Do(initLocal)
	}
	return l
}

// String returns the name: "UTC", "Local", or as given to LoadLocation or
// FixedZone.
func (l *Location) String() string { return l.get().name }

// FixedZone returns a Location that always uses one zone.
//
//go:noinline
func FixedZone(name string, offset int) *Location {
	always := zoneUse{zone{name, offset, false}, alpha, omega}
	return &Location{
		name:    name,
		zones:   []zone{always.zone},
		changes: []change{{alpha, 0}},
		now:     always,
	}
}

// lookup returns the zone in use at sec.
//
//go:noinline
func (l *Location) lookup(sec int64) zoneUse { return l.get().find(sec) }

// find is lookup in a place that has been loaded.
func (l *Location) find(sec int64) zoneUse {
	if l.now.holds(sec) {
		return l.now
	}
	if len(l.zones) == 0 {
		return zoneUse{zone{"UTC", 0, false}, alpha, omega}
	}
	// The number of changes up to sec, by halving.
	past, end := 0, len(l.changes)
	for past < end {
		middle := (past + end) / 2
		if l.changes[middle].when <= sec {
			past = middle + 1
		} else {
			end = middle
		}
	}
	use := zoneUse{start: alpha, end: omega}
	if past < len(l.changes) {
		use.end = l.changes[past].when
	}
	if past == 0 {
		use.zone = l.zones[l.firstZone()]
		return use
	}
	last := &l.changes[past-1]
	use.zone, use.start = l.zones[last.index], last.when
	if past == len(l.changes) && l.extend != "" {
		if ruled, ok := ruledUse(l.extend, use.start, sec); ok {
			return ruled
		}
	}
	return use
}

// firstZone returns the zone for times before the first change: zone 0, unless
// a change leads to it; then the standard one before that of the first change,
// if this is summer time, or else the first standard one.
func (l *Location) firstZone() int {
	changedTo := false
	for _, c := range l.changes {
		changedTo = changedTo || c.index == 0
	}
	if !changedTo {
		return 0
	}
	if first := int(l.changes[0].index); l.zones[first].isDST {
		for i := range first {
			if before := first - 1 - i; !l.zones[before].isDST {
				return before
			}
		}
	}
	for i := range l.zones {
		if !l.zones[i].isDST {
			return i
		}
	}
	return 0
}

// offsetOf returns the offset of the zone with that abbreviation, rather one
// that is in use at the clock reading unix.
func (l *Location) offsetOf(name string, unix int64) (offset int, found bool) {
	l = l.get()
	for i := range l.zones {
		z := &l.zones[i]
		if z.name != name {
			continue
		}
		if use := l.lookup(unix - int64(z.offset)); use.name == name {
			return use.offset, true
		}
		if !found {
			offset, found = z.offset, true
		}
	}
	return offset, found
}

// getenv returns a variable of the environment as the program began.
func getenv(key string) (value string, ok bool) {
	env := hostos.Environ()
	for len(env) > 0 {
		i := 0
		for env[i] != 0 {
			i++
		}
		if v := env[:i]; len(v) > len(key) && v[len(key)] == '=' && v[:len(key)] == key {
			return v[len(key)+1:], true
		}
		env = env[i+1:]
	}
	return "", false
}

// zoneFolders is where systems keep their TZif files.
var zoneFolders = [...]string{
	"/usr/share/zoneinfo/", "/usr/share/lib/zoneinfo/", "/usr/lib/locale/TZ/", "/etc/zoneinfo/",
}

const systemZone = "/etc/localtime"

func initLocal() {
	loc := systemLocation()
	if loc == nil {
		loc = &utcLoc
	}
	localLoc = *loc
}

// systemLocation returns the place that the environment or the system names,
// nil if there is none.
func systemLocation() *Location {
	tz, set := getenv("TZ")
	if !set {
		return locationFile("Local", systemZone)
	}
	if hasPrefix(tz, ":") {
		tz = tz[1:]
	}
	switch {
	case tz == "" || tz == "UTC":
		return nil
	case tz == systemZone:
		return locationFile("Local", tz)
	case tz[0] == '/':
		return locationFile(tz, tz)
	}
	loc, _ := loadLocation(tz)
	return loc
}

// locationFile reads a TZif file; nil if it is not one.
func locationFile(name, path string) *Location {
	data, err := readFile(path)
	if err != nil {
		return nil
	}
	loc, _ := LoadLocationFromTZData(name, data)
	return loc
}

var errLocation = errors.New("time: invalid location name")
var errNoFile = errors.New("no such file or directory")

// readFile returns the contents of a small file.
func readFile(name string) ([]byte, error) {
	fd := hostos.Open(name, 0, 0)
	if fd < 0 {
		return nil, errNoFile
	}
	defer hostos.Close(fd)
	var data []byte
	buf := make([]byte, 4096)
	for {
		n := hostos.Read(fd, buf)
		if n < 0 || len(data) > 10<<20 {
			return nil, errNoFile
		}
		if n == 0 {
			return data, nil
		}
		data = append(data, buf[:n]...)
	}
}

// staysBelow reports whether name is that of a file in the database.
func staysBelow(name string) bool {
	for i := 1; i < len(name); i++ {
		if name[i-1] == '.' && name[i] == '.' {
			return false
		}
	}
	return name[0] != '/' && name[0] != '\\'
}

// LoadLocation returns the place of that name in the system's time zone
// database; "" and "UTC" are UTC, "Local" is Local.
func LoadLocation(name string) (*Location, error) {
	switch {
	case name == "" || name == "UTC":
		return UTC, nil
	case name == "Local":
		return Local, nil
	case !staysBelow(name):
		return nil, errLocation
	}
	return loadLocation(name)
}

func loadLocation(name string) (*Location, error) {
	if dir, _ := getenv("ZONEINFO"); dir != "" {
		if loc := locationFile(name, dir+"/"+name); loc != nil {
			return loc, nil
		}
	}
	for _, dir := range zoneFolders {
		if data, err := readFile(dir + name); err == nil {
			return LoadLocationFromTZData(name, data)
		}
	}
	return nil, errors.New("unknown time zone " + name)
}
