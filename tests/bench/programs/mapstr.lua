local parts = {}
local x = 5
for i = 1, 4000 do
  x = (x * 16807 + 7) % 2147483647
  for n = x % 5 + 2, 1, -1 do
    parts[#parts + 1] = string.char(97 + math.floor(x / n) % 9)
  end
  parts[#parts + 1] = " "
end
local text = table.concat(parts)
local count = {}
local byte, sub = string.byte, string.sub
for round = 1, 100 do
  local start = 1
  for i = 1, #text do
    if byte(text, i) == 32 then
      local w = sub(text, start, i - 1)
      count[w] = (count[w] or 0) + 1
      start = i + 1
    end
  end
end
local best, word, n = 0, "", 0
for w, c in pairs(count) do
  n = n + 1
  if c > best or c == best and w < word then best, word = c, w end
end
print(string.format("%d %d %s", n, best, word))
