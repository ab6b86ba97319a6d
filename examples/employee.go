// An employee's bonus, computed by two small functions.
package main

import "fmt"

type Employee struct {
	name   string
	salary int
	sales  int
	bonus  int
}

const bonusPercentage = 10

func percentageOf(salary int) int {
	return salary * bonusPercentage / 100
}

func bonusFor(salary, sales int) int {
	return percentageOf(salary) * sales
}

func main() {
	john := Employee{"John", 5000, 5, 0}
	john.bonus = bonusFor(john.salary, john.sales)
	fmt.Println(john.bonus)
}

// Output:
// 2500
