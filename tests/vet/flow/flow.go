package flow

func after(x int) int {
	return x
	x++
	return x
}

func loops(x int) {
	for {
		if x > 1 {
			break
		}
		continue
		x++
	}
	x++
	for {
	}
	x++
}

func labels(x int) {
	goto end
	x++
end:
	x++
outer:
	for {
		for {
			break outer
		}
		x++
	}
	x++
}

func switches(x int, c chan int) int {
	switch x {
	case 1:
		return 1
		x++
	default:
		panic("x")
	}
	x++
	select {
	case <-c:
		return 2
	}
	x++
	switch x {
	case 1:
		return 1
	}
	if x > 1 {
		return 1
	} else {
		return 2
	}
	func() {
		return
		x++
	}()
	return 3
}
