package store

import (
	"sort"

	"ex.org/m/model"
	"ex.org/m/util"
)

type Store struct{ items map[model.ID]*model.Item }

func (s *Store) Add(it *model.Item) error {
	if len(s.items) >= util.Limit {
		return util.ErrNone
	}
	if s.items == nil {
		s.items = map[model.ID]*model.Item{}
	}
	s.items[it.ID] = it
	return nil
}

func (s *Store) IDs() []int {
	var ids []int
	for id := range s.items {
		ids = append(ids, int(id))
	}
	sort.Ints(ids)
	return ids
}
