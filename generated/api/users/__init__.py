# Written by `make regen` from openapi/fullstory.yaml: change that and run it again, any edit here is lost.
"""Contains endpoint functions for accessing the API"""
