local floor = math.floor
local function a(i, j) return 1 / ((i + j) * (i + j + 1) * 0.5 + i + 1) end
local function times(v, u, n)
  for i = 0, n - 1 do
    local sum = 0.0
    for j = 0, n - 1 do sum = sum + a(i, j) * u[j] end
    v[i] = sum
  end
end
local function times_transposed(v, u, n)
  for i = 0, n - 1 do
    local sum = 0.0
    for j = 0, n - 1 do sum = sum + a(j, i) * u[j] end
    v[i] = sum
  end
end
local n = 1000
local u, v, t = {}, {}, {}
for i = 0, n - 1 do u[i] = 1; v[i] = 0; t[i] = 0 end
for i = 1, 15 do
  times(t, u, n) times_transposed(v, t, n) times(t, v, n) times_transposed(u, t, n)
end
local vbv, vv = 0.0, 0.0
for i = 0, n - 1 do vbv = vbv + u[i] * v[i]; vv = vv + v[i] * v[i] end
print(string.format("%.9f", math.sqrt(vbv / vv)))
