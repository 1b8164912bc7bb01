# Written by `make regen` from the API document in openapi/: change that instead, any edit here is lost.
from ..types import OpenEnum


class NetworkMethod(OpenEnum):
    """The method of a request."""

    CONNECT = "CONNECT"
    DELETE = "DELETE"
    GET = "GET"
    HEAD = "HEAD"
    OPTIONS = "OPTIONS"
    PATCH = "PATCH"
    POST = "POST"
    PUT = "PUT"
    TRACE = "TRACE"
    UNSPECIFIED = "UNSPECIFIED"
