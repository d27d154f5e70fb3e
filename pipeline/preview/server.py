"""The site over HTTP, as it is now, and news of it for the pages that are open."""

import asyncio
import json
import mimetypes
import secrets
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from concurrent.futures import Executor
from functools import partial
from importlib.resources import files
from pathlib import PurePosixPath
from typing import TypeVar
from urllib.parse import quote

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response, StreamingResponse
from starlette.routing import Route

from pipeline.diagnostics import Diagnostic
from pipeline.preview.hosts import is_own_host
from pipeline.preview.injection import FOLDER, digest_of, with_preview
from pipeline.preview.live_site import Answer, LiveSite
from pipeline.preview.news import News

__all__ = ["application"]

T = TypeVar("T")

Tell = Callable[[Sequence[Diagnostic]], None]

_HEADERS = {
    "Cache-Control": "no-store",  # what a browser keeps may be old after the next save
    "Cross-Origin-Resource-Policy": "same-origin",  # no page of another site may show or load what is here
    "X-Content-Type-Options": "nosniff",
}
_TYPES = {
    ".avif": "image/avif",
    ".css": "text/css; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".md": "text/markdown; charset=utf-8",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".webp": "image/webp",
    ".xml": "application/xml; charset=utf-8",
}
"""What this machine may not know, or take for something else."""

_PULSE = 15.0
"""Seconds after which a connection without news shows that it is alive."""


def application(site: LiveSite, news: News, worker: Executor, host: str, tell: Tell) -> Starlette:
    """The preview of ``site``, which changes when ``news`` says so.

    ``worker`` has one thread, in which alone ``site`` is asked. Requests with a Host header that is not one of
    ``host``'s names are refused. ``tell`` is called with what keeps a page from being made.
    """
    views = _Views(site, news, worker, host, tell)
    return Starlette(
        routes=[
            Route(f"/{FOLDER}/events", views.events),
            Route(f"/{FOLDER}/{{name}}", views.own_file),
            Route("/{path:path}", views.file),
        ]
    )


class _Views:
    def __init__(self, site: LiveSite, news: News, worker: Executor, host: str, tell: Tell) -> None:
        self._site = site
        self._news = news
        self._worker = worker
        self._host = host
        self._tell = tell
        self._nonce = secrets.token_hex(16)
        self._told: set[Diagnostic] = set()
        self._told_at = 0

    async def file(self, request: Request) -> Response:
        if refusal := self._refusal(request):
            return refusal
        prefix = self._site.prefix
        asked = request.scope["path"]
        if asked == prefix or (asked == "/" and prefix):
            return RedirectResponse(f"{quote(prefix)}/", headers=_HEADERS)
        if not asked.startswith(f"{prefix}/"):
            return await self._answer(PurePosixPath(asked.strip("/") or "404"))
        path = asked[len(prefix) + 1 :]
        page = f"{path}index.html" if path.endswith("/") or not path else path
        if (
            str(PurePosixPath(page)) != page or "\0" in page
        ):  # as in a//b and a/./b: no second address for anything
            return await self._answer(PurePosixPath("404"))
        if page == path and await self._in_worker(partial(self._is_folder, PurePosixPath(page))):
            return RedirectResponse(f"{quote(prefix)}/{quote(path)}/", headers=_HEADERS)
        return await self._answer(PurePosixPath(page))

    async def own_file(self, request: Request) -> Response:
        if refusal := self._refusal(request):
            return refusal
        name = request.path_params["name"]
        if name not in ("live.css", "live.js"):
            return PlainTextResponse("There is no such file.\n", 404, _HEADERS)
        content = (files("pipeline.preview") / "client" / name).read_bytes()
        return Response(content, headers={**_HEADERS, "Content-Type": _type_of(PurePosixPath(name))})

    async def events(self, request: Request) -> Response:
        if refusal := self._refusal(request):
            return refusal
        path = PurePosixPath(request.query_params.get("page", ""))
        stream = self._stream(path, request.query_params.get("digest", ""))
        return StreamingResponse(stream, headers=_HEADERS, media_type="text/event-stream")

    async def _stream(self, path: PurePosixPath, digest: str) -> AsyncIterator[str]:
        """Events for a page that is open: what is wrong with it, whenever that changes, and that it is another."""
        told: str | None = None
        while not self._news.is_over:
            count = self._news.count
            answer = await self._look(path)
            if digest_of(answer.content) != digest:
                yield "event: reload\ndata:\n\n"
                return
            findings = await self._in_worker(partial(self._site.findings, path))
            problems = self._as_json(path, answer, findings)
            if problems != told:
                yield f"event: problems\ndata: {problems}\n\n"
                told = problems
            while not await self._news.after(count, _PULSE):
                yield ": nothing new\n\n"

    async def _answer(self, path: PurePosixPath) -> Response:
        answer = await self._look(path)
        kind = _type_of(path) if answer.is_found else _TYPES[".html"]
        content = answer.content
        if kind == _TYPES[".html"]:
            content = with_preview(content, path.as_posix(), self._nonce)
        status = 200 if answer.is_found else 404
        return Response(content, status, {**_HEADERS, "Content-Type": kind})

    async def _look(self, path: PurePosixPath) -> Answer:
        """What lies at a path; why it cannot be made is told, once for each state of the files."""
        answer = await self._in_worker(partial(self._site.answer, path))
        if self._told_at != self._news.count:
            self._told_at, self._told = self._news.count, set()
        new = [one for one in answer.problem if one not in self._told]
        self._told.update(new)
        if new:
            self._tell(new)
        return answer

    def _as_json(self, path: PurePosixPath, answer: Answer, findings: Sequence[Diagnostic]) -> str:
        """What is wrong, for the box on a page: first what keeps it from being up to date."""
        about = [(one, self._site.concerns(one, path)) for one in self._site.problems]
        told = [(one, True) for one in answer.problem] + sorted(about, key=lambda one: not one[1])
        told += [(one, False) for one in findings]
        return json.dumps([_as_object(one, is_stale) for one, is_stale in told])

    def _is_folder(self, path: PurePosixPath) -> bool:
        return not self._site.answer(path).is_found and self._site.answer(path / "index.html").is_found

    def _refusal(self, request: Request) -> Response | None:
        if is_own_host(request.headers.get("host", ""), self._host):
            return None
        return PlainTextResponse("This preview does not answer to that name.\n", 403, _HEADERS)

    async def _in_worker(self, ask: Callable[[], T]) -> T:
        return await asyncio.get_running_loop().run_in_executor(self._worker, ask)


def _type_of(path: PurePosixPath) -> str:
    guessed, encoding = mimetypes.guess_type(path.name)
    known = _TYPES.get(path.suffix.lower())
    return known or (guessed if guessed and not encoding else "application/octet-stream")


def _as_object(one: Diagnostic, is_stale: bool) -> Mapping[str, object]:
    return {
        "stale": is_stale,
        "severity": one.severity.value,
        "place": one.place,
        "code": one.code,
        "message": " ".join(one.message.split()),
    }
