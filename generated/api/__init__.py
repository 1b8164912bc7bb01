# Written by `make regen` from the API document in openapi/: change that instead, any edit here is lost.
"""Contains methods for accessing the API"""
