-- blocked.go with coroutines that have yielded.
local n = tonumber(os.getenv("BENCH"))

local ffi = require("ffi")
ffi.cdef("struct spec { long sec, nsec; }; int clock_gettime(int, struct spec *);")
local function clock()
  local now = ffi.new("struct spec")
  ffi.C.clock_gettime(1, now)
  return tonumber(now.sec) + tonumber(now.nsec) / 1e9
end

local function resident()
  local file = io.open("/proc/self/statm")
  local text = file:read("*a")
  file:close()
  return tonumber(text:match("^%d+ (%d+)")) * 4096
end

local before, begin = resident(), clock()
local all = {}
for i = 1, n do
  local co = coroutine.create(function() return coroutine.yield() + i end)
  coroutine.resume(co)
  all[i] = co
end
local spawned, took = clock() - begin, resident() - before
local sum = 0
for i = 1, n do
  local _, v = coroutine.resume(all[i], 1)
  sum = sum + v
end
assert(sum == n + n * (n + 1) / 2)
print(string.format("bytes %.0f", took / n))
print(string.format("spawned %.3f", spawned))
print(string.format("seconds %.3f", clock() - begin))
