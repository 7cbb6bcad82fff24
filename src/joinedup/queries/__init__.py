"""What can be seen: each query gives a frozen page object, made in a fixed number of SQL queries."""
