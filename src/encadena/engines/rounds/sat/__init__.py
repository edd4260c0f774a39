"""A SAT solver in a process of its own, and what it is asked."""
