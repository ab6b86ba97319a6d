local function place(b, row)
  local n = b.n
  if row == n then return 1 end
  local count = 0
  local column, up, down = b.column, b.up, b.down
  for c = 0, n - 1 do
    if not (column[c] or up[row + c] or down[row - c + n]) then
      column[c], up[row + c], down[row - c + n] = true, true, true
      count = count + place(b, row + 1)
      column[c], up[row + c], down[row - c + n] = false, false, false
    end
  end
  return count
end
local b = {n = 13, column = {}, up = {}, down = {}}
for i = 0, 2 * b.n do b.column[i] = false; b.up[i] = false; b.down[i] = false end
print(place(b, 0))
