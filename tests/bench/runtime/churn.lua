-- churn.go's list and garbage in Lua; tables instead of nodes of 64 bytes.
local live, garbage, workers = os.getenv("BENCH"):match("(%d+) (%d+) (%d+)")
local nodes_in_mb = 1048576 / 64

local function build(n)
  local list
  for i = 0, n - 1 do list = {next = list, payload = i} end
  return list
end

local function churn(at, n)
  local recent = {}
  for i = 0, n - 1 do
    recent[i % 100] = {payload = i}
    if i % 16 == 0 and at then
      at.other = at.next
      at = at.next
    end
  end
  local sum = 0
  for i = 0, 99 do
    if recent[i] then sum = sum + recent[i].payload end
  end
  return sum
end

local list = build(live * nodes_in_mb)
local sum = 0
for _ = 1, workers do sum = sum + churn(list, math.floor(garbage * nodes_in_mb / workers)) end
local n, p = 0, list
while p do n, p = n + 1, p.next end
print(string.format("nodes %d\nsum %d", n, sum))
