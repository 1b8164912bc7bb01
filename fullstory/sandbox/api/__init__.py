"""The API: one module a tag, and what batches of users and of events share."""
