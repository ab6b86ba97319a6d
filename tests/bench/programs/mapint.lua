local m = {}
local x = 1
for i = 0, 2999999 do
  x = (x * 16807 + 7) % 2147483647
  local k = x % 50000
  m[k] = (m[k] or 0) + i % 10
end
local sum = 0
for i = 0, 2999999 do sum = sum + (m[i % 60000] or 0) end
for i = 0, 49999, 2 do m[i] = nil end
local n = 0
for _ in pairs(m) do n = n + 1 end
print(string.format("%d %d", n, sum))
