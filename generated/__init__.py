# Written by `make regen` from the API document in openapi/: change that instead, any edit here is lost.
"""A client library for accessing FullStory Server API"""

from .client import AuthenticatedClient, Client

__all__ = (
    "AuthenticatedClient",
    "Client",
)
