local total, commas = 0, 0
for round = 0, 59 do
  local b, n = {}, 0
  for i = 0, 39999 do
    b[n + 1] = tostring(i * round)
    b[n + 2] = ","
    n = n + 2
  end
  local s = table.concat(b)
  total = total + #s
  local byte = string.byte
  for i = 1, #s do
    if byte(s, i) == 44 then commas = commas + 1 end
  end
end
print(total .. " " .. commas)
