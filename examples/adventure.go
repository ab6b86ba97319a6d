// A text adventure: rooms, things and a parser of commands. It reads commands from standard input;
// when there are none it plays a short script.
package main

import (
	"bufio"
	"fmt"
	"os"
	"slices"
	"strings"
)

type Direction int

const (
	North Direction = iota
	East
	South
	West
)

func (d Direction) String() string { return [...]string{"north", "east", "south", "west"}[d] }

var directions = map[string]Direction{
	"n": North, "north": North, "e": East, "east": East,
	"s": South, "south": South, "w": West, "west": West,
}

type Room struct {
	name, text string
	exits      map[Direction]*Room
	things     []string
	locked     map[Direction]string // needs this thing to pass
}

func (r *Room) connect(d Direction, other *Room) {
	r.exits[d] = other
	other.exits[(d+2)%4] = r
}

type Game struct {
	at        *Room
	inventory []string
	moves     int
	over      bool
}

func newRoom(name, text string, things ...string) *Room {
	return &Room{name: name, text: text, exits: map[Direction]*Room{}, things: things,
		locked: map[Direction]string{}}
}

func newGame() *Game {
	hall := newRoom("Hall", "A cold hall with a stone floor.", "lamp")
	cellar := newRoom("Cellar", "It smells of earth. Something glitters.", "key", "coin")
	garden := newRoom("Garden", "Roses, and a gate to the world.")
	hall.connect(South, cellar)
	hall.connect(East, garden)
	hall.locked[East] = "key"
	return &Game{at: hall}
}

type command func(g *Game, object string)

var commands = map[string]command{}

func init() {
	commands["go"] = (*Game).move
	commands["take"] = (*Game).take
	commands["drop"] = (*Game).drop
	commands["look"] = func(g *Game, _ string) { g.look() }
	commands["inventory"] = func(g *Game, _ string) {
		fmt.Println("You carry:", strings.Join(g.inventory, ", "))
	}
	commands["quit"] = func(g *Game, _ string) { g.over = true }
}

func (g *Game) look() {
	fmt.Printf("-- %s --\n%s\n", g.at.name, g.at.text)
	if len(g.at.things) > 0 {
		fmt.Println("You see:", strings.Join(g.at.things, ", "))
	}
	var ways []string
	for d := North; d <= West; d++ {
		if _, ok := g.at.exits[d]; ok {
			ways = append(ways, d.String())
		}
	}
	fmt.Println("Ways:", strings.Join(ways, ", "))
}

func (g *Game) move(object string) {
	d, ok := directions[object]
	if !ok {
		fmt.Printf("I do not know the way %q.\n", object)
		return
	}
	next, ok := g.at.exits[d]
	switch need := g.at.locked[d]; {
	case !ok:
		fmt.Println("There is a wall.")
	case need != "" && !slices.Contains(g.inventory, need):
		fmt.Printf("The door is locked; you need a %s.\n", need)
	default:
		g.at = next
		g.moves++
		g.look()
		if next.name == "Garden" {
			fmt.Printf("You are free, after %d moves.\n", g.moves)
			g.over = true
		}
	}
}

func transfer(object string, from, to *[]string) bool {
	i := slices.Index(*from, object)
	if i < 0 {
		return false
	}
	*from = slices.Delete(*from, i, i+1)
	*to = append(*to, object)
	return true
}

func (g *Game) take(object string) {
	if transfer(object, &g.at.things, &g.inventory) {
		fmt.Println("Taken.")
	} else {
		fmt.Printf("There is no %s here.\n", object)
	}
}

func (g *Game) drop(object string) {
	if transfer(object, &g.inventory, &g.at.things) {
		fmt.Println("Dropped.")
	} else {
		fmt.Printf("You have no %s.\n", object)
	}
}

// parse splits a line into verb and object; a bare direction means go, articles are skipped.
func parse(line string) (verb, object string) {
	words := strings.Fields(strings.ToLower(line))
	words = slices.DeleteFunc(words, func(w string) bool { return w == "the" || w == "a" })
	switch len(words) {
	case 0:
		return "", ""
	case 1:
		if _, ok := directions[words[0]]; ok {
			return "go", words[0]
		}
		return words[0], ""
	}
	return words[0], words[len(words)-1]
}

func (g *Game) do(line string) {
	verb, object := parse(line)
	if verb == "" {
		return
	}
	run, ok := commands[verb]
	if !ok {
		fmt.Printf("I do not understand %q.\n", line)
		return
	}
	run(g, object)
}

func main() {
	game := newGame()
	game.look()
	script := strings.Split("dance|east|take the lamp|s|take key|take sword|inventory|n|drop lamp|up|east", "|")
	input := bufio.NewScanner(os.Stdin)
	for played := 0; !game.over; played++ {
		line := ""
		if input.Scan() {
			line = input.Text()
		} else if played < len(script) {
			line = script[played]
		} else {
			break
		}
		fmt.Println(">", line)
		game.do(line)
	}
}

// Output:
// -- Hall --
// A cold hall with a stone floor.
// You see: lamp
// Ways: east, south
// > dance
// I do not understand "dance".
// > east
// The door is locked; you need a key.
// > take the lamp
// Taken.
// > s
// -- Cellar --
// It smells of earth. Something glitters.
// You see: key, coin
// Ways: north
// > take key
// Taken.
// > take sword
// There is no sword here.
// > inventory
// You carry: lamp, key
// > n
// -- Hall --
// A cold hall with a stone floor.
// Ways: east, south
// > drop lamp
// Dropped.
// > up
// I do not understand "up".
// > east
// -- Garden --
// Roses, and a gate to the world.
// Ways: west
// You are free, after 3 moves.
