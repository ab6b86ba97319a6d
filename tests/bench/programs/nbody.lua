local sqrt = math.sqrt
local function body(x, y, z, vx, vy, vz, m)
  return {x = x, y = y, z = z, vx = vx, vy = vy, vz = vz, mass = m}
end
local function energy(bodies)
  local e = 0.0
  for i = 1, #bodies do
    local b = bodies[i]
    e = e + 0.5 * b.mass * (b.vx * b.vx + b.vy * b.vy + b.vz * b.vz)
    for j = i + 1, #bodies do
      local c = bodies[j]
      local dx, dy, dz = b.x - c.x, b.y - c.y, b.z - c.z
      e = e - b.mass * c.mass / sqrt(dx * dx + dy * dy + dz * dz)
    end
  end
  return e
end
local function advance(bodies, dt)
  for i = 1, #bodies do
    local b = bodies[i]
    for j = i + 1, #bodies do
      local c = bodies[j]
      local dx, dy, dz = b.x - c.x, b.y - c.y, b.z - c.z
      local d2 = dx * dx + dy * dy + dz * dz
      local mag = dt / (d2 * sqrt(d2))
      b.vx = b.vx - dx * c.mass * mag
      b.vy = b.vy - dy * c.mass * mag
      b.vz = b.vz - dz * c.mass * mag
      c.vx = c.vx + dx * b.mass * mag
      c.vy = c.vy + dy * b.mass * mag
      c.vz = c.vz + dz * b.mass * mag
    end
  end
  for i = 1, #bodies do
    local b = bodies[i]
    b.x = b.x + dt * b.vx
    b.y = b.y + dt * b.vy
    b.z = b.z + dt * b.vz
  end
end
local bodies = {
  body(0, 0, 0, 0, 0, 0, 40), body(5, -1, 0.25, 0.5, 2.5, -0.125, 0.04),
  body(8, 4, -0.5, -1, 1.75, 0.0625, 0.01), body(13, -15, -0.25, 1, 0.75, -0.03125, 0.002),
  body(15, -26, 0.125, 1, 0.5, -0.0625, 0.0025)}
print(string.format("%.6f", energy(bodies)))
for i = 1, 1500000 do advance(bodies, 0.001) end
print(string.format("%.6f", energy(bodies)))
