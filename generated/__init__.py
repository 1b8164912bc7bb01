# Written by `make regen` from openapi/fullstory.yaml: change that and run it again, any edit here is lost.
"""A client library for accessing FullStory Server API"""

from .client import AuthenticatedClient, Client

__all__ = (
    "AuthenticatedClient",
    "Client",
)
