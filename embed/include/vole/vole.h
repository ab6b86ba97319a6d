// The public interface of Vole for C++ programs: compile Go sources to a Program, run it in a Vm.
//
//   vole::embed::Engine engine;
//   auto compiled = engine.compile({.inputs = {"main.go"}});
//   if (!compiled.program) { … compiled.diagnostics … }
//   vole::embed::Vm vm(compiled.program, {.arguments = {"main"}});
//   vole::embed::RunResult result = vm.run();
//
// Nothing here throws, and nothing is global. An Engine holds the standard library and may be used
// from several threads. A Program is immutable: any number of Vms, in any threads, run it. A Vm
// belongs to one thread at a time; no two see each other. What goes wrong is a value: diagnostics
// of the compiler, or the ending and message of a run.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "vole/escape.h"

namespace vole::embed {

// An error of the compiler. `text` is worded as gc's and may have several lines.
struct Diagnostic {
  std::string file;
  int line = 0;    // 1-based; 0: the error has no position
  int column = 0;    // 1-based, bytes; 0: unknown
  std::string text;
  std::string package{};  // import path of the package it is in; empty: found in loading

  // "./main.go:4:2: text", as the go command prints it.
  std::string to_string() const;
};

// What the compiler reads. Paths are as given in CompileOptions or found from those.
class FileSource {
 public:
  virtual ~FileSource() = default;
  // Contents of a file, or false.
  virtual bool read(const std::string& path, std::string* contents) = 0;
  // Names in a folder, sorted; false if it is none. Folders end in '/'.
  virtual bool list(const std::string& path, std::vector<std::string>* names) = 0;
};

struct CompileOptions {
  std::vector<std::string> inputs;  // Go files of one package, or one folder
  std::string language;             // "go1.21": that version's rules; empty: the newest
  std::string package_path;         // compile a package of this path, not a program, even if it is
                                    // called main
  // Values of the go command's -gcflags, "[pattern=]flags": -m, -l, -e, -lang, -p, -d, -json …
  std::vector<std::string> compiler_flags;
  bool all_errors = false;          // report more than ten errors
  bool require_bodies = true;       // functions without a body are errors; else only calling one is
  // The inputs name one package: compile the program that runs its tests, as `go test -c` does.
  bool test_program = false;
  // Checks to run on the packages that the inputs name, by the flags of go vet ("printf"): see
  // vet_flags(). What they find is no error.
  std::vector<std::string> vet;
  bool check_only = false;          // stop when all types are checked: there is no program
  bool use_go_tree = false;         // look up unknown packages in GOPATH, module cache and GOROOT
  // Take the standard library from `goroot` too, as gc would compile it here: the packages are
  // only analysed, for their reports, and there is no program.
  bool std_from_goroot = false;
  bool allow_unsafe = true;         // script packages may import "unsafe"
  bool keep_image = false;          // the program can be given to write_program
  bool explain = false;             // give CompileResult::verdicts
  std::string goroot, gopath, modcache;  // empty: as the environment says
  std::vector<std::string> tags;    // build tags that hold
  std::string module_mode;          // -mod: "vendor", "mod", "readonly"; empty: vendor where it is
  FileSource* files = nullptr;      // null: the disk; must live until compile returns
  std::string std_folder;           // compile the standard library from this folder instead of
                                    // using the one in the binary; for work on the library
};

// All checks that CompileOptions::vet can ask for; or those that `go test` runs by itself.
std::vector<std::string> vet_flags(bool of_go_test);

class Program;  // immutable compiled code with all it imports

// What -m says of one package.
struct PackageReport {
  std::string path;
  std::vector<Diagnostic> lines;  // in gc's order
};

// A file that compiler_flags ask for, which the compiler does not write itself.
struct OutputFile {
  std::string path;
  std::string text;
};

struct CompileResult {
  std::shared_ptr<const Program> program;  // null if there are errors
  bool runnable = false;                   // it is a package main with a function main
  std::vector<Diagnostic> diagnostics;     // by package, then in the order of their positions
  std::vector<PackageReport> reports;  // of the packages that compiler_flags ask a report of
  std::vector<Verdict> verdicts;       // of escape analysis on the packages compiled, if asked for
  std::vector<PackageReport> vet_reports;  // what `vet` found: packages with findings, by check
  std::vector<OutputFile> output_files;  // the optimisation log of -json=0,FOLDER
  bool ok = false;           // no errors
  bool wrong_flags = false;  // compiler_flags could not be understood: see diagnostics
  std::string package;       // import path of the package compiled, or of the first with errors
  bool is_loaded = false;    // all packages were found and could be parsed
  std::string package_name;  // of its package clause; empty after errors of loading

  // The lines of all diagnostics, those of each package under "# PACKAGE", as go build prints them.
  std::string error_text() const;
};

// A package that CompileOptions::inputs name.
struct ListedPackage {
  std::string path;                 // "command-line-arguments" where it has none
  std::string folder;               // absolute
  std::vector<std::string> inputs;  // name this package alone
  bool has_tests = false;           // there are _test.go files for this system
  std::string error;                // why the input, in `path`, names no package; empty: it does
};

struct ListResult {
  std::vector<ListedPackage> packages;
  std::vector<Diagnostic> diagnostics;  // all errors
};

// A program that open_program has read, or why it has not.
struct OpenResult {
  std::shared_ptr<const Program> program;
  std::string error;
};

class Engine {
 public:
  Engine();
  ~Engine();
  Engine(const Engine&) = delete;
  Engine& operator=(const Engine&) = delete;

  CompileResult compile(const CompileOptions& options) const;
  // The packages that the inputs, folders and patterns with "..." too, name.
  ListResult list(const CompileOptions& options) const;
  // A program that write_program wrote, from a file that stays unchanged while it is in use. It
  // must have been written by this very version of Vole, and is trusted.
  OpenResult open_program(const std::string& path) const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

// A runnable program as the bytes of a file: the first line makes `interpreter`, the path of a
// program that is given the file's name and its arguments, run it. Empty if it is not runnable.
std::string write_program(const Program& program, const std::string& interpreter);

// Bytecode of a program's own functions as text, with source lines; `match` selects functions whose
// name contains it; empty: all of the main package.
std::string disassemble(const Program& program, std::string_view match);

enum class Access : uint8_t { kNone, kReadOnly, kFull };
// kLoopback: this computer's own addresses 127.0.0.0/8 and ::1. Sockets with names in the file
// system want `files` to be kFull, too.
enum class Network : uint8_t { kNone, kLoopback, kFull };

// What VmOptions::read_in answers if there is nothing to read yet. The goroutine that reads waits,
// others go on; Vm::notify_input lets it ask again.
constexpr int64_t kReadPending = -2;

// What a Vm may use and see. The defaults grant nothing but output through the given functions.
struct VmOptions {
  std::vector<std::string> arguments;    // os.Args; the first is the program's name
  std::string executable;                // os.Executable; empty: the process's own
  std::vector<std::string> environment;  // "KEY=VALUE"
  // Standard streams. write returns bytes taken, or -1; read returns 0 at the end, or -1.
  std::function<int64_t(std::string_view)> write_out;
  std::function<int64_t(std::string_view)> write_err;
  std::function<int64_t(char*, size_t)> read_in;  // or kReadPending
  bool inherit_streams = false;    // the process's own descriptors 0, 1, 2
  Access files = Access::kNone;    // the file system, from the process's working directory
  Network network = Network::kNone;
  bool processes = false;          // start and signal other processes
  bool system_calls = false;       // raw system calls (package syscall), which can do all that the
                                   // process may; needs inherit_streams
  bool signals = false;            // see the process's signals; one Vm at a time. Handlers are
                                   // installed for those that the program asks for and for SIGQUIT
                                   // (a traceback of all goroutines); they work while run() does
  bool catch_faults = false;       // touching memory of an arena that was freed ends the process
                                   // with Go's text and status 2 (handlers of SIGSEGV and SIGBUS
                                   // while run() works; one Vm at a time). Without this such
                                   // memory reads as zeros
  uint32_t max_descriptors = 1024; // open files, sockets, processes; 0: no limit
  bool threads = false;            // goroutines run on threads of the Vm's own as well, as many at
                                   // a time as GOMAXPROCS says; else only on the thread in run().
                                   // There is no budget then: run() ends with the program or when
                                   // it is interrupted
                                   // The functions above are then called from several threads
  uint32_t max_procs = 0;          // what GOMAXPROCS may be at most; 0: as in Go
  uint64_t memory_limit = 0;       // bytes, everything the Vm takes from the system; 0: none
  uint64_t max_stack = 0;          // bytes of a goroutine's stack; 0: Go's 1,000,000,000. The most
                                   // that debug.SetMaxStack may ask for
  int64_t fuel = 0;                // polls (calls and loop iterations); 0: unlimited
  std::string debug;               // GODEBUG settings, "gcstress=1,stackmove=1"
  bool profile_allocations = false;  // count allocations by site: see Vm::allocations. Takes time
                                     // for each, and memory for each that is alive
  uint64_t seed = 0;               // of map and select order; 0: from the system
};

enum class Ending : uint8_t {
  kFinished,    // main returned
  kExited,      // os.Exit
  kPanicked,    // an uncaught panic
  kFatal,       // deadlock, stack overflow, …: what Go calls a fatal error
  kOutOfMemory, // the memory limit
  // The program has not ended: run() goes on where it stopped.
  kOutOfFuel,   // the fuel is spent: of the budget, or of the Vm (then after add_fuel)
  kInterrupted, // interrupt() was called
  kDeadline,    // the budget's time is over
  kIdle,        // nothing can run now: only with RunBudget::return_when_idle
};
constexpr bool has_ended(Ending ending) { return ending < Ending::kOutOfFuel; }

// What one call of Vm::run may use. The defaults bound nothing.
struct RunBudget {
  int64_t fuel = 0;     // polls, as VmOptions::fuel, but of this call; 0: unlimited
  int64_t time_ns = 0;  // of the wall clock, from the call on; 0: unlimited. Looked at every few
                        // thousand polls and before waiting
  // For hosts with a loop of their own: instead of waiting for a timer, a descriptor or
  // notify_input, run() answers kIdle and says in the result what it would wait for.
  bool return_when_idle = false;
};

struct RunResult {
  Ending ending = Ending::kFinished;
  int exit_status = 0;  // what the process would return: 2 after a panic or fatal error
  std::string message;  // kPanicked, kFatal: first line, as Go prints it, without "panic: ";
                        // other endings but the first two: what happened, in a few words
  // kIdle: call run() again at this time of the steady clock (CLOCK_MONOTONIC, ns; INT64_MAX: never
  // for a timer's sake), or when the descriptor is readable (-1: there is none; the Vm's own, only
  // to be polled), or after notify_input.
  int64_t idle_until_ns = 0;
  int idle_descriptor = -1;
};

class Vm {
 public:
  Vm(std::shared_ptr<const Program> program, VmOptions options);
  ~Vm();
  Vm(const Vm&) = delete;
  Vm& operator=(const Vm&) = delete;

  // False if the limits did not even allow to create it.
  bool valid() const;
  // Runs until an ending, on the calling thread; waits on it, too. Texts of panics and fatal errors
  // go to write_err as in Go. After an ending of the program the result is the same again.
  RunResult run(const RunBudget& budget = {});
  void add_fuel(int64_t polls);
  // Ends run() soon with kInterrupted, also while it waits, or the next one; may be called from any
  // thread.
  void interrupt();
  // After read_in had answered kReadPending: it has something now. Any thread.
  void notify_input();
  // What was allocated until now and where; empty without VmOptions::profile_allocations.
  AllocationProfile allocations() const;
  // Bytes taken from the system now.
  uint64_t memory_in_use() const;
  // How often memory was asked of the system: what the debug setting ooms=N counts.
  uint64_t memory_requests() const;
  // Whether it has started threads (VmOptions::threads). Destroying it waits until they have ended,
  // and for blocking calls that they are in.
  bool has_threads() const;
  // Where the memory lies, as a table: what `vole run -memstats` prints. Not while run() runs.
  std::string memory_table() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

// A setting that VmOptions::debug may have: "name=number".
struct DebugSetting {
  std::string name;
  std::string meaning;
};
std::vector<DebugSetting> debug_settings();

// Vole's version, and the version of Go whose language and library it has.
std::string_view version();
std::string_view go_version();

}  // namespace vole::embed
