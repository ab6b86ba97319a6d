# command-line-arguments
./s02_leaks.go:7:6: cannot inline keep: marked go:noinline
./s02_leaks.go:10:6: cannot inline keepInner: marked go:noinline
./s02_leaks.go:13:6: cannot inline keepDeep: marked go:noinline
./s02_leaks.go:16:6: cannot inline either: marked go:noinline
./s02_leaks.go:21:6: cannot inline unnamed: marked go:noinline
./s02_leaks.go:23:6: cannot inline main: function too complex: cost 368 exceeds budget 80
./s02_leaks.go:7:11: parameter s leaks to {heap} for keep with derefs=0:
./s02_leaks.go:7:11:   flow: {heap} ← s:
./s02_leaks.go:7:11:     from kept = s (assign) at ./s02_leaks.go:7:29
./s02_leaks.go:7:11: leaking param: s
./s02_leaks.go:10:16: parameter s leaks to {heap} for keepInner with derefs=1:
./s02_leaks.go:10:16:   flow: {heap} ← *s:
./s02_leaks.go:10:16:     from *s (indirection) at ./s02_leaks.go:10:37
./s02_leaks.go:10:16:     from kept = *s (assign) at ./s02_leaks.go:10:35
./s02_leaks.go:10:16: leaking param content: s
./s02_leaks.go:13:15: parameter s leaks to {heap} for keepDeep with derefs=2:
./s02_leaks.go:13:15:   flow: {heap} ← **s:
./s02_leaks.go:13:15:     from *s (indirection) at ./s02_leaks.go:13:38
./s02_leaks.go:13:15:     from *(*s) (indirection) at ./s02_leaks.go:13:37
./s02_leaks.go:13:15:     from kept = *(*s) (assign) at ./s02_leaks.go:13:35
./s02_leaks.go:13:15: leaking param content: s
./s02_leaks.go:16:36: parameter c leaks to third for either with derefs=2:
./s02_leaks.go:16:36:   flow: third ← **c:
./s02_leaks.go:16:36:     from *c (indirection) at ./s02_leaks.go:17:17
./s02_leaks.go:16:36:     from *(*c) (indirection) at ./s02_leaks.go:17:16
./s02_leaks.go:16:36:     from return a, *b, *(*c) (return) at ./s02_leaks.go:17:2
./s02_leaks.go:16:24: parameter b leaks to ~r1 for either with derefs=1:
./s02_leaks.go:16:24:   flow: ~r1 ← *b:
./s02_leaks.go:16:24:     from *b (indirection) at ./s02_leaks.go:17:12
./s02_leaks.go:16:24:     from return a, *b, *(*c) (return) at ./s02_leaks.go:17:2
./s02_leaks.go:16:13: parameter a leaks to first for either with derefs=0:
./s02_leaks.go:16:13:   flow: first ← a:
./s02_leaks.go:16:13:     from return a, *b, *(*c) (return) at ./s02_leaks.go:17:2
./s02_leaks.go:16:13: leaking param: a to result first level=0
./s02_leaks.go:16:24: leaking param: b to result ~r1 level=1
./s02_leaks.go:16:36: leaking param: c to result third level=2
./s02_leaks.go:21:17: parameter b leaks to ~r0 for unnamed with derefs=0:
./s02_leaks.go:21:17:   flow: ~r0 ← b:
./s02_leaks.go:21:17:     from return b, len(*a) (return) at ./s02_leaks.go:21:56
./s02_leaks.go:21:14: a does not escape
./s02_leaks.go:21:17: leaking param: b to result ~r0 level=0
./s02_leaks.go:24:2: x escapes to heap in main:
./s02_leaks.go:24:2:   flow: {heap} ← &x:
./s02_leaks.go:24:2:     from &x (address-of) at ./s02_leaks.go:27:7
./s02_leaks.go:24:2:     from keep(&x) (call parameter) at ./s02_leaks.go:27:6
./s02_leaks.go:24:5: y escapes to heap in main:
./s02_leaks.go:24:5:   flow: py ← &y:
./s02_leaks.go:24:5:     from &y (address-of) at ./s02_leaks.go:25:12
./s02_leaks.go:24:5:     from py, pz := &y, &z (assign-pair) at ./s02_leaks.go:25:9
./s02_leaks.go:24:5:   flow: {heap} ← py:
./s02_leaks.go:24:5:     from &py (address-of) at ./s02_leaks.go:28:12
./s02_leaks.go:24:5:     from keepInner(&py) (call parameter) at ./s02_leaks.go:28:11
./s02_leaks.go:24:8: z escapes to heap in main:
./s02_leaks.go:24:8:   flow: pz ← &z:
./s02_leaks.go:24:8:     from &z (address-of) at ./s02_leaks.go:25:16
./s02_leaks.go:24:8:     from py, pz := &y, &z (assign-pair) at ./s02_leaks.go:25:9
./s02_leaks.go:24:8:   flow: ppz ← &pz:
./s02_leaks.go:24:8:     from &pz (address-of) at ./s02_leaks.go:26:9
./s02_leaks.go:24:8:     from ppz := &pz (assign) at ./s02_leaks.go:26:6
./s02_leaks.go:24:8:   flow: {heap} ← *ppz:
./s02_leaks.go:24:8:     from &ppz (address-of) at ./s02_leaks.go:29:11
./s02_leaks.go:24:8:     from keepDeep(&ppz) (call parameter) at ./s02_leaks.go:29:10
./s02_leaks.go:24:2: moved to heap: x
./s02_leaks.go:24:5: moved to heap: y
./s02_leaks.go:24:8: moved to heap: z
