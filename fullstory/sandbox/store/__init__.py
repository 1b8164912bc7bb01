"""The sandbox's memory: one SQLite database, one connection, one thread."""
