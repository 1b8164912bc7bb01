# Written by `make regen` from openapi/fullstory.yaml: change that and run it again, any edit here is lost.
"""Contains methods for accessing the API"""
