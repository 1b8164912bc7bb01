"""The API: one module per tag, and what batches of users and of events share."""
