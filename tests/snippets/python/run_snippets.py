"""Runs snippets with the real SDKs, each led to its own address at the stand-in.

Reads from standard input a JSON array of {"at", "file", "origin"}; writes an array of {"at", "code",
"output"}. Changed beneath the SDKs: where the transport connects to, and where the token comes from.
"""

import contextlib
import io
import json
import os
import sys
import time
import traceback

import httpx
from azure.core.credentials import AccessToken
from azure.identity import DefaultAzureCredential

GRAPH = "https://graph.microsoft.com"
origin = ""
connect = httpx.AsyncHTTPTransport.handle_async_request
connect_at_once = httpx.HTTPTransport.handle_request


async def to_loopback(self, request):
    return await connect(self, readdressed(request))


def to_loopback_at_once(self, request):
    return connect_at_once(self, readdressed(request))


def readdressed(request):
    address = str(request.url)
    if not address.startswith(GRAPH + "/"):
        raise ValueError(f"a request to {address}")
    # Between its base address and the path the SDK writes two slashes, which the service takes for one.
    path = address.removeprefix(GRAPH).replace("//", "/", 1)
    request.url = httpx.URL(origin + path)
    return request


def token(self, *scopes, **options):
    return AccessToken(os.environ["ACCESS_TOKEN"], int(time.time()) + 3600)


httpx.AsyncHTTPTransport.handle_async_request = to_loopback
httpx.HTTPTransport.handle_request = to_loopback_at_once
DefaultAzureCredential.get_token = token


def said(at, file):
    output = io.StringIO()
    code = 0
    with contextlib.redirect_stdout(output), contextlib.redirect_stderr(output):
        try:
            with open(file, encoding="utf-8") as source:
                program = compile(source.read(), file, "exec")
            exec(program, {"__name__": "__main__"})
        except SystemExit as end:
            # As Python itself ends: with the code, or with 1 and the words that it was given.
            code = end.code if isinstance(end.code, int) else int(end.code is not None)
            print("" if isinstance(end.code, int) else end.code, file=sys.stderr)
        except BaseException:
            traceback.print_exc()
            code = 1
    return {"at": at, "code": code, "output": output.getvalue()}


results = []
for snippet in json.load(sys.stdin):
    origin = snippet["origin"]
    results.append(said(snippet["at"], snippet["file"]))
json.dump(results, sys.stdout)
