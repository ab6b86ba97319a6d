// Package metrics reads what the runtime counts, by names with units:
// "/gc/heap/allocs:bytes". All lists the names that there are, Read fills
// samples of them.
//
// The machine has the table of metrics and takes one consistent picture of all
// of them for each Read. Bodyless functions are natives.
package metrics

import "math"

// A Description tells about one metric.
type Description struct {
	Name        string
	Description string
	Kind        ValueKind
	Cumulative  bool // it only grows
}

// A Sample is a metric's name with its value as of the last Read.
type Sample struct {
	Name  string
	Value Value
}

// A ValueKind says which of its methods gives a Value.
type ValueKind int

const (
	KindBad              ValueKind = iota // there is no such metric
	KindUint64                            // Uint64
	KindFloat64                           // Float64
	KindFloat64Histogram                  // Float64Histogram
)

// A Value is that of a metric.
type Value struct {
	kind      ValueKind
	bits      uint64
	histogram *Float64Histogram
}

// Kind returns the kind of v.
func (v Value) Kind() ValueKind { return v.kind }

// Uint64 returns a value of KindUint64; it panics for others.
func (v Value) Uint64() uint64 {
	if v.kind != KindUint64 {
		panic("called Uint64 on non-uint64 metric value")
	}
	return v.bits
}

// Float64 returns a value of KindFloat64; it panics for others.
func (v Value) Float64() float64 {
	if v.kind != KindFloat64 {
		panic("called Float64 on non-float64 metric value")
	}
	return math.Float64frombits(v.bits)
}

// Float64Histogram returns a value of KindFloat64Histogram; it panics for
// others.
func (v Value) Float64Histogram() *Float64Histogram {
	if v.kind != KindFloat64Histogram {
		panic("called Float64Histogram on non-Float64Histogram metric value")
	}
	return v.histogram
}

// A Float64Histogram counts values: Counts[i] of those in the range from
// Buckets[i] up to, but not including, Buckets[i+1].
type Float64Histogram struct {
	Counts  []uint64
	Buckets []float64 // shared by all reads: not to be changed
}

// The machine's table.
var (
	descriptions []Description
	index        map[string]int
	buckets      [][]float64 // by number of the histogram
)

func init() {
	n, histograms := sizes()
	descriptions = make([]Description, n)
	index = make(map[string]int, n)
	for i := range descriptions {
		d := &descriptions[i]
		d.Name, d.Description, d.Kind, d.Cumulative = describe(i)
		index[d.Name] = i
	}
	buckets = make([][]float64, histograms)
	for h := range buckets {
		buckets[h] = make([]float64, length(h)+1)
		boundaries(h, buckets[h])
	}
}

// All returns the descriptions of all metrics, in the order of their names.
// The slice is shared: it is not to be changed.
func All() []Description { return descriptions }

// Read fills the values of m by their names; those of unknown names get
// KindBad. Histograms of earlier reads are used again.
//
//vole:cost 67
func Read(m []Sample) { read(m) }

//go:noinline
//vole:leaks m=heap
func read(m []Sample) {
	values := make([]uint64, len(descriptions))
	total := 0
	for h := range buckets {
		total += length(h)
	}
	counts := make([]uint64, total)
	snapshot(values, counts)
	for i := range m {
		v := &m[i].Value
		k, ok := index[m[i].Name]
		if !ok {
			*v = Value{}
			continue
		}
		kind := descriptions[k].Kind
		if kind != KindFloat64Histogram {
			*v = Value{kind: kind, bits: values[k]}
			continue
		}
		which, at := int(values[k]), 0
		for h := 0; h < which; h++ {
			at += length(h)
		}
		h := v.histogram
		if v.kind != kind || len(h.Counts) != length(which) {
			h = &Float64Histogram{Counts: make([]uint64, length(which))}
		}
		h.Buckets = buckets[which]
		copy(h.Counts, counts[at:])
		*v = Value{kind: kind, histogram: h}
	}
}

// sizes returns the number of metrics and of histograms. Native.
func sizes() (metrics, histograms int)

// describe tells about metric i. Native.
func describe(i int) (name, description string, kind ValueKind, cumulative bool)

// length returns the number of counts of histogram h. Native.
func length(h int) int

// boundaries fills to, which has one element more than there are counts.
// Native.
func boundaries(h int, to []float64)

// snapshot fills values with those of all metrics at one moment, of histograms
// with their numbers, and counts with the counts of all histograms one after
// another. Native.
func snapshot(values, counts []uint64)
