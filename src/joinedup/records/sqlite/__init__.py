"""SQLite for many threads of one process: Django's own backend, whose writers wait their turn."""
