module ex.org/m

go 1.26
