// Goroutine stacks at work: what segments cost where contiguous stacks cost nothing, that programs
// do the same on both, and that stacks of waiting goroutines shrink under their values.
#include <gtest/gtest.h>

#include "embed/posix_host.h"
#include "embed/program.h"
#include "tests/unit/embed/support.h"
#include "vm/machine.h"

namespace vole::embed {
namespace {

// A machine of its own, run to its end.
class Stacks : public testing::Test {
 protected:
  void run(const std::string& source, void (*configure)(vm::MachineConfig*)) {
    program_ = must_compile(source);
    ASSERT_NE(program_, nullptr);
    host_ = std::make_unique<PosixHost>(options_);
    vm::MachineConfig config;
    config.host = host_.get();
    configure(&config);
    std::string error;
    machine_ = vm::Machine::create(program_->linked, config, &error);
    ASSERT_NE(machine_, nullptr) << error;
    vm::RunResult result;
    do {
      result = machine_->run();
    } while (result.end != vm::RunEnd::kFinished && result.end != vm::RunEnd::kLimit);
    EXPECT_EQ(result.status, 0) << result.message << result.error;
  }
  uint64_t moves() const { return machine_->sched().stacks().moves(); }

 private:
  std::shared_ptr<const Program> program_;
  const VmOptions options_;  // the host refers to it
  std::unique_ptr<PosixHost> host_;

 protected:
  std::unique_ptr<vm::Machine> machine_;
};

// 1000 calls of a small function from each depth of a recursion.
constexpr const char* kHotSplit = R"(
package main

//go:noinline
func leaf(a, b int) int {
	var buf [16]int
	buf[a&15] = b
	return buf[b&15] + a
}

//go:noinline
func descend(depth int) int {
	sum := 0
	for i := 0; i < 1000; i++ {
		sum += leaf(i, sum)
	}
	if depth != 0 {
		sum += descend(depth - 1)
	}
	return sum
}

func main() {
	sum := descend(100)
	if sum != descend(100) {
		panic("wrong sum")
	}
}
)";

// Somewhere the end of a segment lies between the loop and the function that it calls.
TEST_F(Stacks, SegmentsSplitHot) {
  run(kHotSplit, [](vm::MachineConfig* c) { c->segmented_stacks = true; });
  ASSERT_NE(machine_->segments(), nullptr);
  EXPECT_GE(machine_->segments()->allocated(), 2000u);  // 1000 at some depth, each time
  EXPECT_EQ(moves(), 0u);
}

TEST_F(Stacks, ContiguousStacksMoveAFewTimes) {
  run(kHotSplit, [](vm::MachineConfig*) {});
  EXPECT_EQ(machine_->segments(), nullptr);
  EXPECT_GE(moves(), 3u);
  EXPECT_LE(moves(), 20u);
}

// Panics, recovery and Goexit from within segments, deferred calls, interfaces, results in several
// slots, variadic parameters, stack objects, collections, goroutines, and callbacks from natives.
constexpr const char* kEverything = R"(
package main

import (
	"reflect"
	"runtime"
	"sort"
	"strings"
)

type shape interface{ area(int) (int, string, []int) }
type square struct{ side [20]int }

func (s square) area(n int) (int, string, []int) {
	if n == 0 {
		return s.side[3], strings.Repeat("x", 3), []int{1, 2, 3}
	}
	a, b, c := shape(s).area(n - 1)
	return a + 1, b, append(c, n)
}

func many(values ...*int) (sum int) {
	for _, v := range values {
		sum += *v
	}
	return
}

func deep(n int, p *int) int {
	local := n
	q := &local
	if n%50 == 0 {
		runtime.GC()
	}
	if n == 0 {
		return *p
	}
	r := deep(n-1, q)
	*q += r
	return many(q, p)
}

func try(n int, f func()) (text string) {
	defer func() {
		if r := recover(); r != nil {
			text = r.(error).Error()
		}
	}()
	if n > 0 {
		return try(n-1, f)
	}
	var pad [100]int
	pad[n]++
	f()
	return "none"
}

func main() {
	done := make(chan int)
	for g := 0; g < 5; g++ {
		go func() {
			defer func() { done <- g }()
			x := g
			if deep(300, &x) == 0 {
				panic("deep")
			}
			for i := 0; i < 60; i++ {
				var s []int
				if t := try(i, func() { _ = s[i] }); !strings.Contains(t, "index out of range") {
					panic(t)
				}
			}
			a, b, c := square{}.area(100)
			if a != 100 || b != "xxx" || len(c) != 103 {
				panic("area")
			}
			words := strings.Fields("the quick brown fox jumps over the lazy dog")
			sort.Slice(words, func(i, j int) bool { return deep(20, &i) >= 0 && words[i] < words[j] })
			if words[0] != "brown" {
				panic(words[0])
			}
			out := reflect.ValueOf(deep).Call([]reflect.Value{reflect.ValueOf(9), reflect.ValueOf(&x)})
			if out[0].Int() != int64(deep(9, &x)) {
				panic("reflect")
			}
			if g == 3 {
				func() {
					defer func() { deep(100, &x) }()
					runtime.Goexit()
				}()
			}
		}()
	}
	sum := 0
	for i := 0; i < 5; i++ {
		sum += <-done
	}
	if sum != 10 {
		panic("sum")
	}
}
)";

TEST_F(Stacks, ProgramsRunOnSegments) {
  run(kEverything, [](vm::MachineConfig* c) {
    c->segmented_stacks = true;
    c->verify_heap = true;
    c->check_stores = true;
  });
  EXPECT_GT(machine_->segments()->allocated(), 1000u);
}

// Goroutines that have been deep wait in all sorts of channel operations while collections halve
// their stacks; the values arrive where they are wanted.
constexpr const char* kShrink = R"(
package main

import "runtime"

//go:noinline
func deep(n int) int {
	var pad [32]int
	pad[n&31] = n
	if n == 0 {
		return 0
	}
	return deep(n-1) + pad[n&31]
}

type triple struct {
	a int
	p *int
	s string
}

func main() {
	in, out := make(chan triple), make(chan triple)
	never := make(chan int)
	done := make(chan int)
	for g := 0; g < 20; g++ {
		go func() {
			total := deep(200) * 0
			for round := 0; round < 5; round++ {
				x := g
				var t triple
				if g%2 == 0 {
					t = <-in
				} else {
					select {
					case t = <-in:
					case <-never:
					}
				}
				total += t.a + *t.p + len(t.s)
				send := triple{x, &total, t.s}
				if g%4 < 2 {
					out <- send
				} else {
					select {
					case out <- send:
					case <-never:
					}
				}
			}
			done <- total
		}()
	}
	one := 1
	sum := 0
	for i := 0; i < 100; i++ {
		runtime.GC()
		in <- triple{i, &one, "abc"}
		runtime.GC()
		t := <-out
		sum += t.a
	}
	for i := 0; i < 20; i++ {
		runtime.GC()
		sum += <-done
	}
	if sum != 5*190+4950+400 {
		panic(sum)
	}
}
)";

TEST_F(Stacks, ShrinkWhileWaitingOnChannels) {
  run(kShrink, [](vm::MachineConfig* c) { c->verify_heap = true; });
  EXPECT_GT(machine_->sched().stacks().shrinks(), 40u);
}

TEST_F(Stacks, ShrinkingCanBeTurnedOff) {
  run(kShrink, [](vm::MachineConfig* c) { c->shrink_stacks = false; });
  EXPECT_EQ(machine_->sched().stacks().shrinks(), 0u);
}

}  // namespace
}  // namespace vole::embed
