// Pins and the end of handles. Descriptors are closed without the lock: closing may take long.
#include "embed/handle_table.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>

namespace vole::embed {

namespace {

HandleTable::Entry entry_of(int descriptor, HandleKind kind) {
  HandleTable::Entry entry;
  entry.descriptor = descriptor;
  entry.kind = kind;
  entry.used = true;
  struct stat s;
  if ((kind == HandleKind::kFile || kind == HandleKind::kInherited) &&
      ::fstat(descriptor, &s) == 0) {
    entry.may_break = S_ISFIFO(s.st_mode) || S_ISSOCK(s.st_mode);
    entry.may_wait = !S_ISREG(s.st_mode) && !S_ISDIR(s.st_mode);
  }
  return entry;
}

bool owns(HandleKind kind) {
  return kind != HandleKind::kInherited && kind != HandleKind::kCallback;
}

}  // namespace

HandleTable::~HandleTable() {
  for (const Entry& entry : entries_) {
    if (entry.used && owns(entry.kind)) ::close(entry.descriptor);
  }
}

void HandleTable::add_stream(int descriptor, HandleKind kind) {
  Entry entry = entry_of(descriptor, kind);
  Locker locker(lock_);
  entries_.push_back(entry);
}

int64_t HandleTable::add(int descriptor, HandleKind kind, int64_t pid) {
  Entry entry = entry_of(descriptor, kind);
  entry.pid = pid;
  {
    Locker locker(lock_);
    if (limit_ == 0 || count_ < limit_) {
      ++count_;
      while (first_free_ < entries_.size() && entries_[first_free_].used) ++first_free_;
      if (first_free_ == entries_.size()) entries_.emplace_back();
      entries_[first_free_] = entry;
      return static_cast<int64_t>(first_free_++);
    }
  }
  ::close(descriptor);
  return -EMFILE;
}

int64_t HandleTable::put(int64_t handle, int descriptor, HandleKind kind) {
  Entry entry = entry_of(descriptor, kind);
  int old = kNone;
  int64_t result = handle;
  {
    Locker locker(lock_);
    auto at = static_cast<size_t>(handle);
    size_t most = limit_ == 0 ? size_t{1} << 16 : limit_ + 3;
    if (handle < 0 || at >= most) {
      result = -EBADF;
    } else if (at < entries_.size() && (entries_[at].pins > 0 || entries_[at].closing)) {
      result = -EBUSY;
    } else {
      if (at >= entries_.size()) entries_.resize(at + 1);
      if (entries_[at].used) old = release(locker, handle);
      if (handle >= 3) ++count_;
      entries_[at] = entry;
    }
  }
  if (result < 0) old = descriptor;
  if (old != kNone) ::close(old);
  return result;
}

int64_t HandleTable::close(int64_t handle) {
  int descriptor;
  {
    Locker locker(lock_);
    if (handle < 0 || handle >= static_cast<int64_t>(entries_.size())) return -EBADF;
    Entry& entry = entries_[static_cast<size_t>(handle)];
    if (!entry.used || entry.closing) return -EBADF;
    entry.closing = true;
    if (entry.pins > 0) return 0;
    descriptor = release(locker, handle);
  }
  return descriptor != kNone && ::close(descriptor) < 0 ? -errno : 0;
}

int HandleTable::release(Locker&, int64_t handle) {
  Entry& entry = entries_[static_cast<size_t>(handle)];
  int descriptor = owns(entry.kind) ? entry.descriptor : kNone;
  entry = Entry();
  if (handle >= 3) {
    --count_;
    if (static_cast<size_t>(handle) < first_free_) first_free_ = static_cast<size_t>(handle);
  }
  return descriptor;
}

bool HandleTable::pin(int64_t handle, Entry& copy) {
  Locker locker(lock_);
  if (handle < 0 || handle >= static_cast<int64_t>(entries_.size())) return false;
  Entry& entry = entries_[static_cast<size_t>(handle)];
  if (!entry.used || entry.closing) return false;
  ++entry.pins;
  copy = entry;
  return true;
}

void HandleTable::unpin(int64_t handle) {
  int descriptor;
  {
    Locker locker(lock_);
    Entry& entry = entries_[static_cast<size_t>(handle)];
    if (--entry.pins > 0 || !entry.closing) return;
    descriptor = release(locker, handle);
  }
  if (descriptor != kNone) ::close(descriptor);
}

void HandleTable::set_watched(int64_t handle, uint64_t token, bool asks_first) {
  Locker locker(lock_);
  Entry& entry = entries_[static_cast<size_t>(handle)];
  entry.token = token;
  entry.asks_first = asks_first;
}

}  // namespace vole::embed
