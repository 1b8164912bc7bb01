# Written by `make regen` from the API document in openapi/: change that instead, any edit here is lost.
"""Contains endpoint functions for accessing the API"""
