-- What Lua has of the operations of micro.go: objects and coroutines. Prints "name ns" of each.
local words = {}
for word in os.getenv("BENCH"):gmatch("%S+") do words[#words + 1] = word end
local factor = tonumber(words[1])

-- Wall clock in seconds, as the Go program takes it; os.clock counts CPU time.
local ffi = require("ffi")
ffi.cdef("struct spec { long sec, nsec; }; int clock_gettime(int, struct spec *);")
local function clock()
  local now = ffi.new("struct spec")
  ffi.C.clock_gettime(1, now)
  return tonumber(now.sec) + tonumber(now.nsec) / 1e9
end

local all = {
  {"new16", 4e6, function(n)
    for i = 1, n do sink = {i, i} end
  end},
  {"switch", 1e6, function(n)
    local co = coroutine.wrap(function() while true do coroutine.yield() end end)
    for _ = 1, n / 2 do co() end
  end},
  {"roundtrip", 3e5, function(n)
    local co = coroutine.wrap(function(v) while true do v = coroutine.yield(v) end end)
    for i = 1, n do co(i) end
  end},
  {"spawn", 3e5, function(n)
    for i = 1, n do coroutine.wrap(function() return i end)() end
  end},
}

for _, b in ipairs(all) do
  local wanted = #words == 1
  for i = 2, #words do wanted = wanted or words[i] == b[1] end
  if wanted then
    local n = math.floor(b[2] * factor)
    local best
    for _ = 1, 5 do
      local start = clock()
      b[3](n)
      local took = clock() - start
      if not best or took < best then best = took end
    end
    print(string.format("%s %.2f", b[1], best * 1e9 / n))
  end
end
