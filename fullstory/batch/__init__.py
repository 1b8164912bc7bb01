"""Batch imports: a job that is created, polled until the server is done, and whose results are then fetched."""
