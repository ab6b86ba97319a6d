local function class(area, grow) local c = {area = area, grow = grow}; c.__index = c; return c end
local square = class(function(s) return s.side * s.side end,
                     function(s, by) s.side = s.side + by end)
local circle = class(function(c) return 3 * c.radius * c.radius end,
                     function(c, by) c.radius = c.radius + by end)
local rect = class(function(r) return r.w * r.h end, function(r, by) r.w = r.w + by end)
local shapes = {}
for i = 0, 299 do
  local s
  if i % 3 == 0 then s = setmetatable({side = i}, square)
  elseif i % 3 == 1 then s = setmetatable({radius = i}, circle)
  else s = setmetatable({w = i, h = 2}, rect) end
  shapes[i + 1] = s
end
local total = 0.0
for round = 0, 99999 do
  for i = 1, #shapes do total = total + shapes[i]:area() end
  shapes[round % 300 + 1]:grow(0.25)
end
print(string.format("%.2f", total))
