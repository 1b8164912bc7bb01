"""Leads a Python program that wants to talk to FullStory to this machine; the folder of this file is on its path.

`FULLSTORY_AT` is the port behind which FullStory's hosts are, and `SSL_CERT_FILE` holds the certificate to trust. No
other name is resolved, so that nothing leaves this machine. The code of the program stays as it is.
"""

import os
import socket
from typing import Any

_getaddrinfo = socket.getaddrinfo


def _resolve(host: Any, port: Any, *args: Any, **kwargs: Any) -> Any:
    if host not in ("api.fullstory.com", "export.fullstory.com"):
        raise socket.gaierror(socket.EAI_NONAME, f"{host} is none of FullStory's hosts")
    return _getaddrinfo("127.0.0.1", int(os.environ["FULLSTORY_AT"]), *args, **kwargs)


socket.getaddrinfo = _resolve

try:
    import certifi
except ImportError:
    pass
else:
    # requests trusts what certifi has, and looks at the environment only for some of its calls.
    certifi.where = lambda: os.environ["SSL_CERT_FILE"]
