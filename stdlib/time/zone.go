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
	name   string
	zone   []zone
	tx     []zoneTrans
	extend string // POSIX rule for what comes after the last transition

	// The zone in effect now, which most lookups ask for.
	cacheStart int64
	cacheEnd   int64
	cacheZone  *zone
}

// A zone is an abbreviation, its offset in seconds east of UTC, and whether it
// is daylight saving time.
type zone struct {
	name   string
	offset int
	isDST  bool
}

// A zoneTrans is the change to zone number index at the instant when.
type zoneTrans struct {
	when  int64 // seconds since 1970
	index uint8
}

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
func FixedZone(name string, offset int) *Location {
	l := &Location{
		name:       name,
		zone:       []zone{{name, offset, false}},
		tx:         []zoneTrans{{alpha, 0}},
		cacheStart: alpha,
		cacheEnd:   omega,
	}
	l.cacheZone = &l.zone[0]
	return l
}

// lookup returns the zone in use at sec and the bounds of its use.
func (l *Location) lookup(sec int64) (name string, offset int, start, end int64, isDST bool) {
	l = l.get()
	if len(l.zone) == 0 {
		return "UTC", 0, alpha, omega, false
	}
	if zone := l.cacheZone; zone != nil && l.cacheStart <= sec && sec < l.cacheEnd {
		return zone.name, zone.offset, l.cacheStart, l.cacheEnd, zone.isDST
	}
	if len(l.tx) == 0 || sec < l.tx[0].when {
		zone := &l.zone[l.lookupFirstZone()]
		end = omega
		if len(l.tx) > 0 {
			end = l.tx[0].when
		}
		return zone.name, zone.offset, alpha, end, zone.isDST
	}
	tx := l.tx
	end = omega
	lo, hi := 0, len(tx)
	for hi-lo > 1 {
		m := int(uint(lo+hi) >> 1)
		if lim := tx[m].when; sec < lim {
			end = lim
			hi = m
		} else {
			lo = m
		}
	}
	zone := &l.zone[tx[lo].index]
	name, offset, start, isDST = zone.name, zone.offset, tx[lo].when, zone.isDST
	if lo == len(tx)-1 && l.extend != "" {
		if ename, eoffset, estart, eend, eisDST, ok := tzset(l.extend, start, sec); ok {
			return ename, eoffset, estart, eend, eisDST
		}
	}
	return
}

// lookupFirstZone returns the zone for times before the first transition: the
// first one, unless a transition leads to it and there is a standard one.
func (l *Location) lookupFirstZone() int {
	firstZoneUsed := false
	for _, tx := range l.tx {
		if tx.index == 0 {
			firstZoneUsed = true
			break
		}
	}
	if !firstZoneUsed {
		return 0
	}
	if len(l.tx) > 0 && l.zone[l.tx[0].index].isDST {
		for zi := int(l.tx[0].index) - 1; zi >= 0; zi-- {
			if !l.zone[zi].isDST {
				return zi
			}
		}
	}
	for zi := range l.zone {
		if !l.zone[zi].isDST {
			return zi
		}
	}
	return 0
}

// lookupName returns the offset of the zone with that abbreviation, first of
// one that is in use at unix.
func (l *Location) lookupName(name string, unix int64) (offset int, ok bool) {
	l = l.get()
	for i := range l.zone {
		zone := &l.zone[i]
		if zone.name == name {
			nam, offset, _, _, _ := l.lookup(unix - int64(zone.offset))
			if nam == zone.name {
				return offset, true
			}
		}
	}
	for i := range l.zone {
		if zone := &l.zone[i]; zone.name == name {
			return zone.offset, true
		}
	}
	return
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

var platformZoneSources = [...]string{
	"/usr/share/zoneinfo/",
	"/usr/share/lib/zoneinfo/",
	"/usr/lib/locale/TZ/",
	"/etc/zoneinfo/",
}

func initLocal() {
	tz, ok := getenv("TZ")
	switch {
	case !ok:
		if data, err := readFile("/etc/localtime"); err == nil {
			if z, err := LoadLocationFromTZData("Local", data); err == nil {
				localLoc = *z
				localLoc.name = "Local"
				return
			}
		}
	case tz != "":
		if tz[0] == ':' {
			tz = tz[1:]
		}
		if tz != "" && tz[0] == '/' {
			if data, err := readFile(tz); err == nil {
				if z, err := LoadLocationFromTZData(tz, data); err == nil {
					localLoc = *z
					if tz == "/etc/localtime" {
						localLoc.name = "Local"
					} else {
						localLoc.name = tz
					}
					return
				}
			}
		} else if tz != "" && tz != "UTC" {
			if z, err := loadLocation(tz); err == nil {
				localLoc = *z
				return
			}
		}
	}
	localLoc.name = "UTC"
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

// containsDotDot reports whether a name leads upwards.
func containsDotDot(s string) bool {
	for i := 0; i < len(s)-1; i++ {
		if s[i] == '.' && s[i+1] == '.' {
			return true
		}
	}
	return false
}

// LoadLocation returns the place of that name in the system's time zone
// database; "" and "UTC" are UTC, "Local" is Local.
func LoadLocation(name string) (*Location, error) {
	if name == "" || name == "UTC" {
		return UTC, nil
	}
	if name == "Local" {
		return Local, nil
	}
	if containsDotDot(name) || name[0] == '/' || name[0] == '\\' {
		return nil, errLocation
	}
	return loadLocation(name)
}

func loadLocation(name string) (*Location, error) {
	if dir, ok := getenv("ZONEINFO"); ok && dir != "" {
		if data, err := readFile(dir + "/" + name); err == nil {
			if z, err := LoadLocationFromTZData(name, data); err == nil {
				return z, nil
			}
		}
	}
	for _, dir := range platformZoneSources {
		if data, err := readFile(dir + name); err == nil {
			return LoadLocationFromTZData(name, data)
		}
	}
	return nil, errors.New("unknown time zone " + name)
}
