local floor = math.floor
local function quicksort(a, low, high)
  while low < high do
    local pivot = a[floor((low + high) / 2)]
    local i, j = low, high
    while i <= j do
      while a[i] < pivot do i = i + 1 end
      while a[j] > pivot do j = j - 1 end
      if i <= j then
        a[i], a[j] = a[j], a[i]
        i = i + 1
        j = j - 1
      end
    end
    if j - low < high - i then
      quicksort(a, low, j)
      low = i
    else
      quicksort(a, i, high)
      high = j
    end
  end
end
local n = 2000000
local a = {}
local x = 42
for i = 0, n - 1 do
  x = (x * 16807 + 11) % 2147483647
  a[i] = x
end
quicksort(a, 0, n - 1)
for i = 1, n - 1 do
  if a[i - 1] > a[i] then print("not sorted at", i) end
end
print(string.format("%d %d %d", a[0], a[n / 2], a[n - 1]))
