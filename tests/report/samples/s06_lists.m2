# command-line-arguments
./s06_lists.go:9:6: cannot inline (*tree).insert: function too complex: cost 144 exceeds budget 80
./s06_lists.go:21:6: cannot inline (*tree).walk: function too complex: cost 146 exceeds budget 80
./s06_lists.go:34:6: can inline cons with cost 7 as: func(int, *cell) *cell { return &cell{...} }
./s06_lists.go:36:6: can inline (*cell).tail with cost 11 as: method(*cell) func() *cell { for loop; return c }
./s06_lists.go:43:6: can inline ping with cost 70 as: func(int, *tree) *tree { if n == 0 { return t }; return pong(n - 1, t) }
./s06_lists.go:50:6: cannot inline pong: function too complex: cost 83 exceeds budget 80
./s06_lists.go:57:6: cannot inline main: function too complex: cost 270 exceeds budget 80
./s06_lists.go:63:12: can inline main.func1 with cost 8 as: func(*tree) { sum = sum * 10 + t.key }
./s06_lists.go:54:13: inlining call to ping
./s06_lists.go:66:14: inlining call to cons
./s06_lists.go:68:24: inlining call to (*cell).tail
./s06_lists.go:68:38: inlining call to ping
./s06_lists.go:11:10: &tree{...} escapes to heap in (*tree).insert:
./s06_lists.go:11:10:   flow: ~r0 ← &{storage for &tree{...}}:
./s06_lists.go:11:10:     from &tree{...} (spill) at ./s06_lists.go:11:10
./s06_lists.go:11:10:     from return &tree{...} (return) at ./s06_lists.go:11:3
./s06_lists.go:11:10:   flow: {heap} ← ~r0:
./s06_lists.go:11:10:     from t.left = (*tree).insert(t.left, key) (assign) at ./s06_lists.go:14:10
./s06_lists.go:9:7: parameter t leaks to {heap} for (*tree).insert with derefs=0:
./s06_lists.go:9:7:   flow: ~r0 ← t:
./s06_lists.go:9:7:     from return t (return) at ./s06_lists.go:18:2
./s06_lists.go:9:7:   flow: {heap} ← ~r0:
./s06_lists.go:9:7:     from t.left = (*tree).insert(t.left, key) (assign) at ./s06_lists.go:14:10
./s06_lists.go:9:7: parameter t leaks to ~r0 for (*tree).insert with derefs=0:
./s06_lists.go:9:7:   flow: ~r0 ← t:
./s06_lists.go:9:7:     from return t (return) at ./s06_lists.go:18:2
./s06_lists.go:9:7: leaking param: t
./s06_lists.go:11:10: &tree{...} escapes to heap
./s06_lists.go:21:7: parameter t leaks to {heap} for (*tree).walk with derefs=0:
./s06_lists.go:21:7:   flow: {heap} ← t:
./s06_lists.go:21:7:     from visit(t) (call parameter) at ./s06_lists.go:24:8
./s06_lists.go:21:7: leaking param: t
./s06_lists.go:21:21: visit does not escape
./s06_lists.go:34:45: &cell{...} escapes to heap in cons:
./s06_lists.go:34:45:   flow: ~r0 ← &{storage for &cell{...}}:
./s06_lists.go:34:45:     from &cell{...} (spill) at ./s06_lists.go:34:45
./s06_lists.go:34:45:     from return &cell{...} (return) at ./s06_lists.go:34:38
./s06_lists.go:34:18: parameter rest leaks to {storage for &cell{...}} for cons with derefs=0:
./s06_lists.go:34:18:   flow: {storage for &cell{...}} ← rest:
./s06_lists.go:34:18:     from cell{...} (struct literal element) at ./s06_lists.go:34:50
./s06_lists.go:34:18: leaking param: rest
./s06_lists.go:34:45: &cell{...} escapes to heap
./s06_lists.go:36:7: parameter c leaks to ~r0 for (*cell).tail with derefs=0:
./s06_lists.go:36:7:   flow: ~r0 ← c:
./s06_lists.go:36:7:     from return c (return) at ./s06_lists.go:40:2
./s06_lists.go:36:7: leaking param: c to result ~r0 level=0
./s06_lists.go:50:18: parameter t leaks to ~r0 for pong with derefs=0:
./s06_lists.go:50:18:   flow: t ← t:
./s06_lists.go:50:18:     from n, t := n - 1, t (assign-pair) at ./s06_lists.go:54:13
./s06_lists.go:50:18:   flow: ~r0 ← t:
./s06_lists.go:50:18:     from ~r0 = t (assign-pair) at ./s06_lists.go:54:13
./s06_lists.go:50:18:   flow: ~r0 ← ~r0:
./s06_lists.go:50:18:     from return ~r0 (return) at ./s06_lists.go:54:2
./s06_lists.go:50:18: leaking param: t to result ~r0 level=0
./s06_lists.go:43:18: parameter t leaks to ~r0 for ping with derefs=0:
./s06_lists.go:43:18:   flow: ~r0 ← t:
./s06_lists.go:43:18:     from return t (return) at ./s06_lists.go:45:3
./s06_lists.go:43:18: leaking param: t to result ~r0 level=0
./s06_lists.go:62:2: main capturing by ref: sum (addr=false assign=true width=8)
./s06_lists.go:66:14: &cell{...} escapes to heap in main:
./s06_lists.go:66:14:   flow: ~r0 ← &{storage for &cell{...}}:
./s06_lists.go:66:14:     from &cell{...} (spill) at ./s06_lists.go:66:14
./s06_lists.go:66:14:     from ~r0 = &cell{...} (assign-pair) at ./s06_lists.go:66:14
./s06_lists.go:66:14:   flow: list ← ~r0:
./s06_lists.go:66:14:     from list = ~r0 (assign) at ./s06_lists.go:66:8
./s06_lists.go:66:14:   flow: c ← list:
./s06_lists.go:66:14:     from c := list (assign-pair) at ./s06_lists.go:68:24
./s06_lists.go:66:14:   flow: ~r0 ← c:
./s06_lists.go:66:14:     from ~r0 = c (assign-pair) at ./s06_lists.go:68:24
./s06_lists.go:63:17: t does not escape
./s06_lists.go:59:25: []int{...} does not escape
./s06_lists.go:63:12: func literal does not escape
./s06_lists.go:66:14: &cell{...} escapes to heap
