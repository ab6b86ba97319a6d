package model

import "ex.org/m/util"

func (it *Item) Tag(i int) (string, error) {
	if i < 0 || i >= len(it.tags) {
		return "", util.ErrNone
	}
	return it.tags[i], nil
}

func New(id ID, tags ...string) *Item {
	return &Item{ID: id, tags: tags}
}

var _ Namer = (*Item)(nil)
