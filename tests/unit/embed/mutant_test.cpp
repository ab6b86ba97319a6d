// Mutants of compiled programs: one fact that the compiler told the runtime is changed, and the
// debug modes must notice. Each mutant runs in a process of its own; it is found if that process
// does not end well with the right output. tests/unit/vm/stack_object_test.cpp has the same by
// hand.
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <functional>
#include <set>

#include "bytecode/disassemble.h"
#include "compiler/escape/escape.h"
#include "compiler/source/report.h"
#include "tests/unit/compiler/emit/compile_helper.h"
#include "tests/unit/vm/assembler.h"

namespace vole::embed {
namespace {

using bytecode::FunctionRecord;
using bytecode::Module;
using vm::MachineConfig;

// Nearly all of it lies in frames, and each object is held by one pointer only, so that a pointer
// that is forgotten is missed. println goes to standard error.
constexpr char kProgram[] = R"(package main

type node struct {
	next *node
	name *string
	v    int
}

var sink []*int
var kept *node

func garbage() { sink = make([]*int, 3) }

func made(v int) *node {
	n := &node{nil, nil, v}
	garbage()
	return n
}

func sum(n *node) int {
	s := 0
	for ; n != nil; n = n.next {
		if n.name != nil {
			s += len(*n.name) + int((*n.name)[1])
		}
		garbage()
		s += n.v
	}
	return s
}

func chain(k int) int {
	text := string(make([]byte, k+2))
	a := node{made(k), nil, 1}
	c := []*node{nil, &node{&node{&a, &text, 2}, nil, k}}
	garbage()
	return sum(c[1])
}

func apply(f func(int) int, k int) int {
	r := f(k)
	garbage()
	return r + f(k)
}

func closures(k int) int {
	count, box := 0, made(k)
	r := apply(func(x int) int {
		garbage()
		count++
		return x * box.v
	}, k)
	return r*10 + count
}

func table(k int) int {
	m := map[int]*node{}
	for i := 0; i < 3; i++ {
		m[i] = made(i + k)
	}
	garbage()
	s := 0
	for key, n := range m {
		garbage()
		s += n.v * (key + 1)
	}
	return s
}

func guarded(k int) (result int) {
	p := &node{made(k), nil, k}
	defer func() {
		garbage()
		if recover() != nil {
			result = p.next.v + 1
		}
	}()
	garbage()
	if k > 1 {
		panic(p.v)
	}
	return p.next.v
}

func deep(p *node, k int) int {
	if k == 0 {
		return p.v
	}
	q := node{p, nil, p.v + 1}
	r := deep(&q, k-1)
	garbage()
	return r + q.next.v
}

type shape interface{ area() int }
type square struct{ side *node }

func (s square) area() int { garbage(); return s.side.v }

type pair struct{ a, b *node }

func (p *pair) area() int { garbage(); return p.a.v * p.b.v }

func areas(list ...shape) int {
	s := 0
	for _, x := range list {
		s += x.area()
	}
	return s
}

func main() {
	kept = &node{nil, nil, 7}
	t := 0
	for i := 1; i < 3; i++ {
		t += chain(i)*1000 + closures(i)*500 + table(i)*100 + guarded(i)*10
		t += deep(&node{nil, nil, 1}, 5) + areas(square{made(i)}, &pair{made(2), made(3)})
	}
	println(t, kept.v, len(sink))
}
)";

// Change the tree after escape analysis; true: changed.
using Flip = std::function<bool(ir::Program&)>;

bool compile(const Flip& flip, Module* module) {
  SourceSet sources;
  Diagnostics diagnostics(sources);
  Arena arena;
  Interner names;
  types::Universe universe(sources);
  emit::NoImports importer;
  syntax::File* file =
      syntax::parse_file(*sources.add("x.go", kProgram), arena, names, diagnostics);
  types::Package* pkg = types::check(universe, "main", {file}, importer, diagnostics);
  ir::BuildOptions options;
  options.all_functions = true;
  std::unique_ptr<ir::Program> program = ir::build(universe, {pkg}, options, diagnostics);
  EXPECT_NE(program, nullptr) << diagnostics.format_all();
  if (program == nullptr) return false;
  Report report(0, false);
  for (ir::Unit& unit : program->units) escape::run(*program, unit, {}, report);
  if (!flip(*program)) return false;
  std::vector<emit::CompileError> errors;
  *module = emit::compile(*program, {pkg}, sources, errors, {});
  EXPECT_TRUE(errors.empty());
  return true;
}

std::string run(const Module& module, const MachineConfig& base) {
  vm::test::TestHost host;
  MachineConfig config = base;
  config.host = &host;
  vm::Program::Loaded loaded = vm::Program::load({bytecode::make_module_source(module)}, {});
  if (loaded.program == nullptr) return loaded.error;
  auto machine = vm::Machine::create(loaded.program, config, nullptr);
  machine->run();
  machine.reset();
  return host.err;
}

MachineConfig moving() {
  MachineConfig c;
  c.moves.seed = 1;
  c.check_stores = c.verify_heap = true;
  return c;
}
MachineConfig collecting() {
  MachineConfig c;
  c.gc_stress = c.verify_heap = true;
  return c;
}

// Whether a run in another process fails or prints something else.
bool found(const Module& module, const MachineConfig& config, const std::string& want) {
  pid_t child = fork();
  if (child == 0) {
    if (std::freopen("/dev/null", "w", stderr) == nullptr) _exit(2);
    alarm(20);
    _exit(run(module, config) == want ? 0 : 1);
  }
  int status = 0;
  waitpid(child, &status, 0);
  return status != 0;
}
bool found(const Module& module, const std::string& want) {
  return found(module, moving(), want) || found(module, collecting(), want);
}

class Mutants : public testing::Test {
 protected:
  void SetUp() override {
    ASSERT_TRUE(compile([](ir::Program&) { return true; }, &module_));
    want_ = run(module_, {});
    ASSERT_EQ(want_.find("panic"), std::string::npos) << want_;
    ASSERT_EQ(run(module_, moving()), want_);
    ASSERT_EQ(run(module_, collecting()), want_);
  }
  Module module_;
  std::string want_;
};

// Some mutants behave as the original: a pointer that is held by something else as well need not be
// in a map; an object that only its function's maps lead to need not be in its table; and a value
// that escapes as far as the analysis can see may in truth stay. All others must be found.
void expect_found(int mutants, int least, const std::string& survivors) {
  auto kept = static_cast<int>(std::count(survivors.begin(), survivors.end(), '\n'));
  EXPECT_GE(mutants, least);
  EXPECT_LE(kept * 3, mutants) << kept << " of " << mutants << " were not found:\n" << survivors;
}

// Whether the slot is part of a stack object: its table has the pointers, too (TypesOfStackObjects).
bool in_object(const Module& m, const FunctionRecord& f, uint32_t slot) {
  for (const bytecode::StackObjectRecord& o : f.stack_objects) {
    uint64_t bytes = o.count * m.types[o.type].size;
    if (slot >= o.slot && uint64_t{slot - o.slot} * 8 < bytes) return true;
  }
  return false;
}

// Each pointer in each map.
TEST_F(Mutants, SlotsLeftOutOfMaps) {
  int mutants = 0;
  std::string survivors;
  for (FunctionRecord& f : module_.functions) {
    std::set<uint32_t> maps;
    for (const bytecode::SafePoint& sp : f.safe_points) maps.insert(sp.map);
    for (uint32_t i : maps) {
      for (uint64_t bits = f.bitmaps[i]; bits != 0; bits &= bits - 1) {
        uint64_t old = f.bitmaps[i];
        if (in_object(module_, f, static_cast<uint32_t>(__builtin_ctzll(bits)))) continue;
        f.bitmaps[i] &= ~(bits & -bits);
        mutants++;
        if (!found(module_, want_)) {
          survivors += f.symbol + " map " + std::to_string(i) + " slot " +
                       std::to_string(__builtin_ctzll(bits)) + "\n";
        }
        f.bitmaps[i] = old;
      }
    }
  }
  expect_found(mutants, 12, survivors);
}

// Each object with pointers becomes one without.
TEST_F(Mutants, TypesOfStackObjects) {
  int mutants = 0;
  std::string survivors;
  for (FunctionRecord& f : module_.functions) {
    for (bytecode::StackObjectRecord& o : f.stack_objects) {
      bytecode::TypeRecord plain = module_.types[o.type];
      if (plain.ptr_bytes == 0) continue;
      plain.ptr_bytes = 0;
      plain.ptr_mask.clear();
      plain.flags &= static_cast<uint8_t>(~bytecode::kTypeRepeatMask);
      plain.link += " without pointers";
      auto old = o.type;
      o.type = static_cast<bytecode::TypeIndex>(module_.types.size());
      module_.types.push_back(plain);
      mutants++;
      if (!found(module_, want_)) {
        survivors += f.symbol + " object at " + std::to_string(o.slot) + "\n";
      }
      module_.types.pop_back();
      o.type = old;
    }
  }
  expect_found(mutants, 6, survivors);
}

// Each verdict "escapes" becomes "does not escape".
TEST_F(Mutants, PlacementsFlippedFromHeapToStack) {
  int mutants = 0;
  std::string survivors;
  for (int wanted = 0;; wanted++) {
    int at = 0;
    std::string what;
    auto flip = [&](ir::Program& program) {
      bool done = false;
      for (ir::Unit& unit : program.units) {
        for (ir::Func* f : unit.funcs) {
          for (ir::Name* n : f->locals) {
            if (!n->heap || done || at++ != wanted) continue;
            n->heap = false;
            done = true;
            what = "variable " + std::string(n->name);
          }
          for (ir::Node* s : f->body) {
            ir::visit(s, [&](ir::Node* n) {
              if (n->op == ir::Op::Name || n->escape != ir::Escape::kHeap) return;
              if (done || at++ != wanted) return;
              n->escape = ir::Escape::kNone;
              done = true;
              what = "op " + std::to_string(static_cast<int>(n->op)) + " in " +
                     std::string(f->symbol);
            });
          }
        }
      }
      return done;
    };
    Module mutant;
    if (!compile(flip, &mutant)) break;
    mutants++;
    if (!found(mutant, want_)) survivors += what + "\n";
  }
  expect_found(mutants, 3, survivors);
}

}  // namespace
}  // namespace vole::embed
