-- blocked.go with coroutines that have yielded.
local n = tonumber(os.getenv("BENCH"))

local function resident()
  local file = io.open("/proc/self/statm")
  local text = file:read("*a")
  file:close()
  return tonumber(text:match("^%d+ (%d+)")) * 4096
end

local before, begin = resident(), os.clock()
local all = {}
for i = 1, n do
  local co = coroutine.create(function() return coroutine.yield() + i end)
  coroutine.resume(co)
  all[i] = co
end
local spawned, took = os.clock() - begin, resident() - before
local sum = 0
for i = 1, n do
  local _, v = coroutine.resume(all[i], 1)
  sum = sum + v
end
assert(sum == n + n * (n + 1) / 2)
print(string.format("bytes %.0f", took / n))
print(string.format("spawned %.3f", spawned))
print(string.format("seconds %.3f", os.clock() - begin))
