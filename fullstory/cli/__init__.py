"""The `fullstory` command."""
