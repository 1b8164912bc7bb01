"""Lines to paste into a program or a shell to use a sandbox."""

from __future__ import annotations

import json
import shlex
from typing import NamedTuple


class Snippet(NamedTuple):
    """A few lines of code. `note` says what else they need."""

    language: str
    text: str
    note: str = ""


def local_url(url: str) -> str:
    """Return the URL at which programs on this machine reach a sandbox, even one that listens on all addresses."""
    return url.replace("//0.0.0.0:", "//127.0.0.1:").replace("//[::]:", "//[::1]:")


def exports(url: str, key: str) -> str:
    """Return the shell commands that make `fullstory.init()` connect to the sandbox at `url`."""
    return f"export FULLSTORY_API_KEY={shlex.quote(key)}\nexport FULLSTORY_BASE_URL={shlex.quote(url)}"


def snippets(url: str, key: str) -> list[Snippet]:
    """Return how to create a user in the sandbox at `url` with this API key, in each language."""
    return [
        Snippet("Python", _PYTHON.format(key=json.dumps(key), url=json.dumps(url))),
        Snippet(
            "NodeJS",
            _NODE.format(key=json.dumps(f"Basic {key}")),
            f"with NODE_ENV=test FS_API_HOST={url} in the environment",
        ),
        Snippet("curl", _CURL.format(authorization=shlex.quote(f"Authorization: Basic {key}"), url=url)),
    ]


_PYTHON = """\
import fullstory
client = fullstory.init(api_key={key}, base_url={url})
print(client.users.create(uid="ada", display_name="Ada Lovelace"))"""
_NODE = """\
import {{ init }} from '@fullstory/server-api-client';
const client = init({{ apiKey: {key} }});
console.log(await client.users.create({{ body: {{ uid: 'ada', display_name: 'Ada Lovelace' }} }}));"""
_CURL = """\
curl {url}/v2/users -H {authorization} -H 'Content-Type: application/json' -d '{{"uid": "ada"}}'"""
