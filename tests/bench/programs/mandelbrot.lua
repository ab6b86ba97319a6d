local width, height, limit = 1280, 960, 100
local inside, total = 0, 0
for py = 0, height - 1 do
  local ci = 2.4 * py / height - 1.2
  for px = 0, width - 1 do
    local cr = 3.2 * px / width - 2.2
    local zr, zi, n = 0.0, 0.0, 0
    while n < limit and zr * zr + zi * zi <= 4 do
      zr, zi = zr * zr - zi * zi + cr, 2 * zr * zi + ci
      n = n + 1
    end
    total = total + n
    if n == limit then inside = inside + 1 end
  end
end
print(inside .. " " .. total)
