local rng = {}
rng.__index = rng
function rng:next()
  self.state = (self.state * 1103 + 12345) % 65536
  return self.state
end
local point = {}
point.__index = point
local function new_point(x, y) return setmetatable({x = x, y = y}, point) end
function point:add(q) return new_point(self.x + q.x, self.y + q.y) end
function point:norm()
  local x, y = self.x, self.y
  if x < 0 then x = -x end
  if y < 0 then y = -y end
  return x + y
end
local walker = {}
walker.__index = walker
function walker:step()
  local d = self.dice:next() % 4
  local odd = d % 2
  self.at = self.at:add(new_point(odd * (2 - d), (1 - odd) * (d - 1)))
  local n = self.at:norm()
  if n > self.far then self.far = n end
end
local w = setmetatable({at = new_point(0, 0), far = 0, dice = setmetatable({state = 17}, rng)},
                       walker)
for i = 1, 25000000 do w:step() end
print(string.format("%d %d %d", w.at.x, w.at.y, w.far))
