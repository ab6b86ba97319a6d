local sum = 0
for i = 0, 299 do
  for j = 0, 299 do
    for k = 0, 999 do
      if (i + j + k) % 7 == 3 then sum = sum + k - j else sum = sum + 1 end
    end
  end
end
print(string.format("%d", sum))
