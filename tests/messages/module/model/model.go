package model

import "ex.org/m/util"

type ID int

type Item struct {
	ID   ID
	Name string
	tags []string
}

type Namer interface {
	FullName() string
	Tag(i int) (string, error)
}

func (it *Item) FullName() string { return util.Upper(it.Name) }
