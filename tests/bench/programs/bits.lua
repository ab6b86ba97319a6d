-- LuaJIT has the bit library, Lua 5.4 operators; the rounds are written once for each.
local s = {}
for i = 0, 15 do s[i] = i * 40503 end
local luajit = [[
local s, bit = ...
local xor, rol, tobit = bit.bxor, bit.rol, bit.tobit
for n = 0, 3199999 do
  local k = n % 4
  local a, b, c, d = s[k], s[4 + k], s[8 + k], s[12 + k]
  for r = 1, 8 do
    a = tobit(a + b) d = rol(xor(d, a), 16)
    c = tobit(c + d) b = rol(xor(b, c), 12)
    a = tobit(a + b) d = rol(xor(d, a), 8)
    c = tobit(c + d) b = rol(xor(b, c), 7)
  end
  s[k], s[4 + k], s[8 + k], s[12 + k] = a, b, c, d
end
local x = 0
for i = 0, 15 do x = xor(x, s[i]) end
return x % 4294967296
]]
local lua54 = [[
local s = ...
for n = 0, 3199999 do
  local k = n & 3
  local a, b, c, d = s[k], s[4 + k], s[8 + k], s[12 + k]
  for r = 1, 8 do
    a = (a + b) & 0xffffffff d = d ~ a d = (d << 16 | d >> 16) & 0xffffffff
    c = (c + d) & 0xffffffff b = b ~ c b = (b << 12 | b >> 20) & 0xffffffff
    a = (a + b) & 0xffffffff d = d ~ a d = (d << 8 | d >> 24) & 0xffffffff
    c = (c + d) & 0xffffffff b = b ~ c b = (b << 7 | b >> 25) & 0xffffffff
  end
  s[k], s[4 + k], s[8 + k], s[12 + k] = a, b, c, d
end
local x = 0
for i = 0, 15 do x = x ~ s[i] end
return x
]]
local bit = rawget(_G, "bit")
local run = (loadstring or load)(bit and luajit or lua54)
print(string.format("%.0f", run(s, bit)))
