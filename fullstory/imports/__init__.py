"""Imports of any size: read once, sent in batches that overlap, and kept safe in a journal."""
