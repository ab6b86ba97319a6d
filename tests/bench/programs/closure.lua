local function counter(step) local n = 0; return function() n = n + step; return n end end
local function compose(f, g) return function(x) return f(g(x)) end end
local function apply(f, n)
  local sum = 0
  for i = 0, n - 1 do sum = sum + f(i) end
  return sum
end
local total = 0
for i = 0, 7999 do
  local c = counter(i % 7)
  for j = 1, 10000 do total = total + c() end
  local k = i
  local f = compose(function(x) return x + k end, function(x) return 2 * x end)
  total = total + apply(f, 5000)
end
print(string.format("%d", total))
