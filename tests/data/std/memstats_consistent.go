// MemStats and runtime/metrics describe the same memory: sums agree, counts only grow.
// modes: skip counts collections, which the modes add to
package main

import (
	"fmt"
	"math"
	"runtime"
	"runtime/debug"
	"runtime/metrics"
	"strings"
	"time"
)

var sink [][]byte

func check(what string, ok bool, values ...any) {
	if !ok {
		fmt.Println("wrong:", what, values)
	}
}

func checkSums(m *runtime.MemStats) {
	check("Alloc", m.Alloc == m.HeapAlloc, m.Alloc, m.HeapAlloc)
	check("HeapSys", m.HeapSys == m.HeapInuse+m.HeapIdle, m.HeapSys, m.HeapInuse, m.HeapIdle)
	check("HeapReleased", m.HeapReleased <= m.HeapIdle, m.HeapReleased, m.HeapIdle)
	check("HeapInuse", m.HeapAlloc <= m.HeapInuse, m.HeapAlloc, m.HeapInuse)
	check("HeapObjects", m.HeapObjects == m.Mallocs-m.Frees, m.HeapObjects, m.Mallocs, m.Frees)
	check("TotalAlloc", m.TotalAlloc >= m.Alloc, m.TotalAlloc, m.Alloc)
	sum := m.HeapSys + m.StackSys + m.MSpanSys + m.MCacheSys + m.BuckHashSys + m.GCSys + m.OtherSys
	check("Sys", m.Sys == sum, m.Sys, sum)
	check("StackInuse", m.StackInuse > 0 && m.StackInuse <= m.StackSys, m.StackInuse, m.StackSys)
	check("MSpanInuse", m.MSpanInuse > 0 && m.MSpanInuse <= m.MSpanSys, m.MSpanInuse, m.MSpanSys)
	check("MCacheInuse", m.MCacheInuse > 0 && m.MCacheInuse <= m.MCacheSys)
	check("EnableGC", m.EnableGC && !m.DebugGC)
	check("GCCPUFraction", m.GCCPUFraction >= 0 && m.GCCPUFraction <= 1, m.GCCPUFraction)
	var mallocs, frees uint64
	for i, class := range m.BySize {
		check("sizes grow", i == 0 || class.Size > m.BySize[i-1].Size, i)
		check("BySize", class.Mallocs >= class.Frees, class)
		mallocs += class.Mallocs
		frees += class.Frees
	}
	check("BySize sums", mallocs <= m.Mallocs && frees <= m.Frees, mallocs, m.Mallocs)
}

func checkPauses(m *runtime.MemStats) {
	var sum uint64
	for i := uint32(0); i < m.NumGC && i < 256; i++ {
		k := (m.NumGC - i + 255) % 256
		check("pause", m.PauseNs[k] > 0 && m.PauseEnd[k] > 0, i, m.PauseNs[k], m.PauseEnd[k])
		sum += m.PauseNs[k]
	}
	if m.NumGC > 0 {
		check("LastGC", m.LastGC == m.PauseEnd[(m.NumGC+255)%256], m.LastGC)
	}
	check("PauseTotalNs", m.NumGC > 256 || sum == m.PauseTotalNs, sum, m.PauseTotalNs)
	check("NumForcedGC", m.NumForcedGC <= m.NumGC)
}

func checkMetrics() {
	all := metrics.All()
	samples := make([]metrics.Sample, len(all))
	for i, d := range all {
		samples[i].Name = d.Name
		check("order", i == 0 || all[i-1].Name < d.Name, d.Name)
		check("unit", strings.Count(d.Name, ":") == 1 && strings.HasPrefix(d.Name, "/"), d.Name)
		check("description", d.Description != "", d.Name)
	}
	metrics.Read(samples)
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	value := map[string]uint64{}
	var memory uint64
	var cpuTotal, cpuSum float64
	for i, s := range samples {
		check("kind", s.Value.Kind() == all[i].Kind, s.Name)
		switch s.Value.Kind() {
		case metrics.KindUint64:
			value[s.Name] = s.Value.Uint64()
			if strings.HasPrefix(s.Name, "/memory/classes/") && s.Name != "/memory/classes/total:bytes" {
				memory += s.Value.Uint64()
			}
		case metrics.KindFloat64:
			if s.Name == "/cpu/classes/gc/total:cpu-seconds" {
				cpuTotal = s.Value.Float64()
			} else if strings.HasPrefix(s.Name, "/cpu/classes/gc/") {
				cpuSum += s.Value.Float64()
			}
		case metrics.KindFloat64Histogram:
			h := s.Value.Float64Histogram()
			check("buckets", len(h.Buckets) == len(h.Counts)+1, s.Name)
			for i := 1; i < len(h.Buckets); i++ {
				check("boundaries grow", h.Buckets[i-1] < h.Buckets[i], s.Name)
			}
			check("end", math.IsInf(h.Buckets[len(h.Buckets)-1], 1), s.Name)
		}
	}
	check("memory", memory == value["/memory/classes/total:bytes"], memory)
	check("cpu", math.Abs(cpuTotal-cpuSum) < 1e-6, cpuTotal, cpuSum)
	check("cycles", value["/gc/cycles/total:gc-cycles"] == uint64(m.NumGC), m.NumGC)
	check("forced", value["/gc/cycles/forced:gc-cycles"] == uint64(m.NumForcedGC), m.NumForcedGC)
	check("goal", value["/gc/heap/goal:bytes"] == m.NextGC, value["/gc/heap/goal:bytes"], m.NextGC)
	check("goroutines", value["/sched/goroutines:goroutines"] >= uint64(runtime.NumGoroutine()))
	check("procs", value["/sched/gomaxprocs:threads"] == uint64(runtime.GOMAXPROCS(0)))
	near := func(a, b uint64) bool { return math.Abs(float64(a)-float64(b)) < 1<<20 }
	check("objects", near(value["/memory/classes/heap/objects:bytes"], m.HeapAlloc))
	check("allocs", near(value["/gc/heap/allocs:bytes"], m.TotalAlloc))
	check("total", near(value["/memory/classes/total:bytes"], m.Sys),
		value["/memory/classes/total:bytes"], m.Sys)
}

func main() {
	debug.SetGCPercent(50)
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	checkSums(&before)
	for i := 0; i < 2000; i++ {
		sink = append(sink, make([]byte, i*10))
		if len(sink) > 100 {
			sink = sink[50:]
		}
	}
	runtime.GC()
	runtime.ReadMemStats(&after)
	checkSums(&after)
	checkPauses(&after)
	check("grow", after.Mallocs >= before.Mallocs+2000 && after.TotalAlloc > before.TotalAlloc)
	check("cycles", after.NumGC > before.NumGC && after.NumForcedGC == before.NumForcedGC+1)
	checkMetrics()

	var s debug.GCStats
	s.PauseQuantiles = make([]time.Duration, 3)
	debug.ReadGCStats(&s)
	check("NumGC", s.NumGC == int64(after.NumGC) && len(s.Pause) == int(after.NumGC), s.NumGC)
	check("quantiles", s.PauseQuantiles[0] <= s.PauseQuantiles[1] &&
		s.PauseQuantiles[1] <= s.PauseQuantiles[2] && s.PauseQuantiles[2] > 0, s.PauseQuantiles)

	unknown := []metrics.Sample{{Name: "/no/such:thing"}, {Name: "/gc/gogc:percent"}}
	metrics.Read(unknown)
	fmt.Println(unknown[0].Value.Kind() == metrics.KindBad, unknown[1].Value.Uint64())
	defer func() { fmt.Println(recover()) }()
	unknown[1].Value.Float64()
}

// Output:
// true 50
// called Float64 on non-float64 metric value
