// What the collector asks of the scheduler: to stop and start the world, to visit each P, and who
// has nothing better to do. The machine implements it over its scheduler; tests over threads of
// their own. Without a world (null) there is one P, whose holder calls the collector.
#pragma once

#include <cstdint>

namespace vole::runtime {

struct GcLocal;
class GQueue;

class World {
 public:
  // Returns when every other P is at a safe point, idle or in a system call. While it waits,
  // another stopper may have its turn: what was true before the call must be looked at again, and
  // even the caller's P may be another (GOMAXPROCS has changed). The answer is one to work with
  // until start(); no GcLocal that was known before may be used after this call. Null: the VM is
  // about to end and there is nothing to be done any more; the world runs.
  virtual GcLocal* stop() = 0;
  virtual void start() = 0;
  // Calls fn(context, local) once for each P, by its holder at a safe point or by the caller while
  // nobody holds it; returns when all are done. What was done is visible to the caller, whose P
  // may be another afterwards.
  virtual void for_each_p(void (*fn)(void* context, GcLocal& local), void* context) = 0;
  virtual uint32_t procs() const = 0;
  // There is collector's work that an idle P might do. Cheap, may be called often, from any P.
  virtual void wake_idle() = 0;
  // Whether the holder of this P, a worker on idle time, has something better to do.
  virtual bool has_work(GcLocal& self) = 0;
  // Makes goroutines ready that the collector has parked; from any P, or with the world stopped.
  virtual void ready_all(GQueue& list) = 0;
  // World stopped: marking begins, or has ended; MCache::barrier says whether stores go through the
  // barrier from the restart on.
  virtual void phase_changed(bool marking) = 0;
  // After each cycle, the world runs.
  virtual void cycle_ended() = 0;

 protected:
  ~World() = default;
};

}  // namespace vole::runtime
