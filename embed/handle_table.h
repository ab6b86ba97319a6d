// The handles of a program and the descriptors behind them. A handle is an index into this table,
// never the process's descriptor, so that a script can touch nothing that is not its own.
//
// Several threads of a machine may use, add and close handles at once. Whoever uses a descriptor
// pins its handle meanwhile; closing a pinned handle takes effect when the last pin goes, so a
// number that the system has given to another file is never used.
#pragma once

#include <cstdint>
#include <vector>

#include "base/lock.h"

namespace vole::embed {

enum class HandleKind : uint8_t {
  kFile,       // opened or made for the program
  kInherited,  // a stream of the process: stays open, and its flags belong to others, too
  kCallback,   // a stream that is one of the embedder's functions
  kSocket,
  kSignals,
  kProcess,
};

class HandleTable {
 public:
  static constexpr int kNone = -1;

  struct Entry {
    int descriptor = kNone;
    HandleKind kind = HandleKind::kFile;
    bool used = false;
    bool closing = false;      // closed by the program, still pinned
    bool asks_first = false;   // watched, but reads of it wait: ask whether it is ready
    bool may_break = false;    // a pipe: writing can raise SIGPIPE
    bool may_wait = true;      // no regular file or folder: reading can take for ever
    uint32_t pins = 0;
    uint64_t token = 0;        // of poll_add
    int64_t pid = 0;
  };

  HandleTable() : lock_(LockRank::kLeaf) {}
  ~HandleTable();
  HandleTable(const HandleTable&) = delete;
  HandleTable& operator=(const HandleTable&) = delete;

  // At most this many handles besides the streams; 0: no limit. Before the first use.
  void set_limit(uint32_t limit) { limit_ = limit; }
  // A new handle that owns the descriptor; -EMFILE (and the descriptor is closed) at the limit.
  int64_t add(int descriptor, HandleKind kind, int64_t pid = 0);
  // The next of the handles 0, 1, 2; before any other.
  void add_stream(int descriptor, HandleKind kind);
  // Makes `handle`, which is closed before if it is open, own the descriptor and returns it; -EBADF
  // or -EBUSY (and the descriptor is closed) if it cannot be had.
  int64_t put(int64_t handle, int descriptor, HandleKind kind);
  // 0, -EBADF, or -errno of closing.
  int64_t close(int64_t handle);

  // A handle in use: see the head of the file. Converts to false if there is none.
  class Pin {
   public:
    Pin(HandleTable& table, int64_t handle) : table_(table), handle_(handle) {
      ok_ = table.pin(handle, entry_);
    }
    ~Pin() {
      if (ok_) table_.unpin(handle_);
    }
    Pin(const Pin&) = delete;
    Pin& operator=(const Pin&) = delete;
    explicit operator bool() const { return ok_; }
    int descriptor() const { return ok_ ? entry_.descriptor : kNone; }
    const Entry* operator->() const { return &entry_; }

   private:
    HandleTable& table_;
    int64_t handle_;
    Entry entry_;  // as it was when pinned
    bool ok_;
  };

  // What poll_add learned; the handle is pinned.
  void set_watched(int64_t handle, uint64_t token, bool asks_first);

 private:
  bool pin(int64_t handle, Entry& copy);
  void unpin(int64_t handle);
  // Frees the handle; the descriptor that is to be closed, or kNone.
  int release(Locker&, int64_t handle);

  Lock lock_;
  std::vector<Entry> entries_;  // by handle; guarded by lock_
  size_t first_free_ = 3;       // no free handle is below; guarded by lock_
  uint32_t count_ = 0;          // handles besides the streams; guarded by lock_
  uint32_t limit_ = 0;
};

}  // namespace vole::embed
