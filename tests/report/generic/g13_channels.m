# command-line-arguments
./g13_channels.go:26:6: can inline send[go.shape.bool]
./g13_channels.go:22:2: can inline merge[go.shape.int].deferwrap1
./g13_channels.go:7:3: can inline produce[go.shape.int].func1.deferwrap1
./g13_channels.go:4:6: can inline produce[int]
./g13_channels.go:26:6: can inline send[bool]
./g13_channels.go:15:6: can inline merge[int]
./g13_channels.go:22:12: inlining call to send[go.shape.bool]
./g13_channels.go:26:6: inlining call to send[go.shape.bool]
./g13_channels.go:19:16: append escapes to heap
./g13_channels.go:6:5: func literal escapes to heap
./g13_channels.go:35:19: ... argument does not escape
./g13_channels.go:35:33: ... argument escapes to heap
./g13_channels.go:35:48: ... argument escapes to heap
