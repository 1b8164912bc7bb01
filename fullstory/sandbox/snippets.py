"""What to paste into a program or a shell to use a sandbox."""

from __future__ import annotations

import json
import shlex
from typing import NamedTuple


class Snippet(NamedTuple):
    """A few lines of code. `note` says what they need, where they need something."""

    language: str
    text: str
    note: str = ""


def snippets(url: str, key: str) -> list[Snippet]:
    """How to create a user in the sandbox at `url` with this API key, in each language."""
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
