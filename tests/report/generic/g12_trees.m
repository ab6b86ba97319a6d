# command-line-arguments
./g12_trees.go:15:6: can inline newTree[go.shape.int,go.shape.string]
./g12_trees.go:51:28: can inline main.func1
./g12_trees.go:55:14: can inline main.func2
./g12_trees.go:15:6: can inline newTree[int,string]
./g12_trees.go:32:6: can inline (*tree[int,string]).put
./g12_trees.go:17:6: can inline (*tree[int,string]).find
./g12_trees.go:42:6: can inline (*branch[int,string]).walk
./g12_trees.go:51:27: inlining call to newTree[go.shape.int,go.shape.string]
./g12_trees.go:15:6: inlining call to newTree[go.shape.int,go.shape.string]
./g12_trees.go:38:8: &branch[go.shape.int,go.shape.string]{...} escapes to heap
./g12_trees.go:55:26: v does not escape
./g12_trees.go:51:28: func literal does not escape
./g12_trees.go:51:27: &tree[go.shape.int,go.shape.string]{...} does not escape
./g12_trees.go:55:14: func literal does not escape
./g12_trees.go:15:67: &tree[go.shape.int,go.shape.string]{...} escapes to heap
./g12_trees.go:15:6: &tree[go.shape.int,go.shape.string]{...} escapes to heap
