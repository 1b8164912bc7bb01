"""Ends a connection before its answer is complete."""

from __future__ import annotations

import asyncio
import socket
import struct
from typing import NoReturn

from starlette.types import Receive, Scope

# The key of the connection's transport in the ASGI scope, where `protocol` puts it.
TRANSPORT = "fullstory.transport"
# With a linger time of zero, closing the socket sends a reset instead of an orderly end.
_RESET_ON_CLOSE = struct.pack("ii", 1, 0)


class Dropped(Exception):
    """The connection was ended on purpose; there is nobody left to answer."""


class ClientConnection:
    """The connection that a request came over. Both methods raise `Dropped` once it has ended."""

    def __init__(self, scope: Scope, receive: Receive) -> None:
        self._scope = scope
        self._receive = receive

    async def close(self) -> NoReturn:
        self._transport.close()
        await self._wait_until_gone()

    async def reset(self) -> NoReturn:
        transport = self._transport
        # Data still in the process would be lost with the connection, so let it leave first.
        while transport.get_write_buffer_size():
            await asyncio.sleep(0.001)
        connection = transport.get_extra_info("socket")
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _RESET_ON_CLOSE)
        transport.abort()
        await self._wait_until_gone()

    @property
    def _transport(self) -> asyncio.Transport:
        transport: asyncio.Transport = self._scope["extensions"][TRANSPORT]["transport"]
        return transport

    async def _wait_until_gone(self) -> NoReturn:
        while (await self._receive())["type"] != "http.disconnect":
            pass
        raise Dropped
