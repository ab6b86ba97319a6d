// A program started after os.Chdir finds itself in the new folder: what changes the folder must come before
// descriptors are closed.
package main

import (
	"fmt"
	"os"
	"os/exec"
)

func main() {
	fmt.Println(os.Chdir("/"), os.Chdir("usr"))
	out, err := exec.Command("/bin/pwd").Output()
	fmt.Printf("%s%v\n", out, err)
	c := exec.Command("/bin/pwd")
	c.Dir = "bin/.."
	out, err = c.CombinedOutput()
	fmt.Printf("%s%v\n", out, err)
}

// Output:
// <nil> <nil>
// /usr
// <nil>
// /usr
// <nil>
