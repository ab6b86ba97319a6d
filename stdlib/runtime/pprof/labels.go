// Labels, which travel in contexts. Nothing samples them.
package pprof

import (
	"context"
	"slices"
	"strings"
)

type label struct{ key, value string }

// LabelSet is a set of labels.
type LabelSet struct{ list []label }

type labelKey struct{}

// Labels makes a set of pairs of keys and values.
func Labels(args ...string) LabelSet {
	if len(args)%2 != 0 {
		panic("uneven number of arguments to pprof.Labels")
	}
	var set LabelSet
	for i := 0; i < len(args); i += 2 {
		set.put(label{args[i], args[i+1]})
	}
	return set
}

// put adds a label or replaces that of its key; the list stays in order.
func (s *LabelSet) put(l label) {
	at, found := slices.BinarySearchFunc(s.list, l, func(a, b label) int {
		return strings.Compare(a.key, b.key)
	})
	if found {
		s.list[at] = l
	} else {
		s.list = slices.Insert(s.list, at, l)
	}
}

func labelsOf(ctx context.Context) LabelSet {
	set, _ := ctx.Value(labelKey{}).(LabelSet)
	return set
}

// WithLabels returns a context that has the labels besides those of ctx.
//
//vole:leaks labels=heap
func WithLabels(ctx context.Context, labels LabelSet) context.Context {
	set := LabelSet{slices.Clone(labelsOf(ctx).list)}
	for _, l := range labels.list {
		set.put(l)
	}
	return context.WithValue(ctx, labelKey{}, set)
}

// Label returns the label of a key.
func Label(ctx context.Context, key string) (string, bool) {
	for _, l := range labelsOf(ctx).list {
		if l.key == key {
			return l.value, true
		}
	}
	return "", false
}

// ForLabels calls f for each label until it returns false.
func ForLabels(ctx context.Context, f func(key, value string) bool) {
	for _, l := range labelsOf(ctx).list {
		if !f(l.key, l.value) {
			return
		}
	}
}

// SetGoroutineLabels would give the goroutine the labels of ctx.
//
//go:noinline
//vole:leaks ctx=heap
func SetGoroutineLabels(ctx context.Context) {}

// Do calls f with the labels.
//
//go:noinline
//vole:leaks labels=heap
func Do(ctx context.Context, labels LabelSet, f func(context.Context)) { f(WithLabels(ctx, labels)) }
