"""How sure a number is: intervals, tests and error control."""
