"""Exports of segments: created, awaited, downloaded, or read row by row."""
