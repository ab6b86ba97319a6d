local function counter(step) local n = 0; return function() n = n + step; return n end end
local function compose(f, g) return function(x) return f(g(x)) end end
local counters, functions = {}, {}
for i = 0, 99 do
  counters[i] = counter(i % 7)
  functions[i] = compose(function(x) return x + i end, function(x) return 2 * x end)
end
local total = 0
for round = 0, 99999 do
  for i = 0, 99 do total = total + counters[i]() end
  total = total + functions[round % 100](round)
end
for round = 0, 19999 do
  for i = 0, 99 do total = total + functions[i](round) end
end
print(string.format("%d", total))
