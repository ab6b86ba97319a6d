local function matrix(n, seed)
  local m = {}
  for i = 0, n - 1 do
    local row = {}
    for j = 0, n - 1 do row[j] = seed * (i - j) * (i + j) / (n * n) end
    m[i] = row
  end
  return m
end
local function multiply(a, b, n)
  local c = {}
  for i = 0, n - 1 do
    local row, ai = {}, a[i]
    for j = 0, n - 1 do row[j] = 0.0 end
    for k = 0, n - 1 do
      local x, other = ai[k], b[k]
      for j = 0, n - 1 do row[j] = row[j] + x * other[j] end
    end
    c[i] = row
  end
  return c
end
local n = 550
local c = multiply(matrix(n, 1), matrix(n, 2), n)
print(string.format("%.6f %.6f", c[n / 2][n / 2], c[3][n - 1]))
