local function build(depth)
  if depth == 0 then return {false, false} end
  return {build(depth - 1), build(depth - 1)}
end
local function count(n)
  if not n[1] then return 1 end
  return 1 + count(n[1]) + count(n[2])
end
local low, high = 4, 14
print(count(build(high + 1)))
local long = build(high)
for depth = low, high, 2 do
  local rounds = 2 ^ (high - depth + low)
  local sum = 0
  for i = 1, rounds do sum = sum + count(build(depth)) end
  print(string.format("%d %d %d", rounds, depth, sum))
end
print(count(long))
