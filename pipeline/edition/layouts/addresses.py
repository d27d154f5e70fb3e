"""The addresses in an edition's Markdown, written anew where they stand."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from urllib.parse import unquote

from markdown_it.token import Token

from pipeline.article.markdown.parser import Env, parse_blocks, parse_inline
from pipeline.conventions import Conventions
from pipeline.edition.layouts.lines import lines_of

__all__ = ["with_addresses"]

_HTML_ADDRESS = re.compile(r"\b(?:href|src)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))", re.IGNORECASE)
_CODE = re.compile(r"(`+)(?!`).*?(?<!`)\1(?!`)", re.DOTALL)


def with_addresses(text: str, resolve: Callable[[str], str], conventions: Conventions) -> str:
    """``text`` with ``resolve(url)`` for each address of a link or picture, also in raw HTML and in definitions.

    Addresses in code, and in text that only looks like a link, stay.
    """
    tokens, env = parse_blocks(text, conventions)
    lines = lines_of(text)
    for start, end, urls in _places(tokens, env, conventions, len(lines)):
        changed = {url: new for url in urls if (new := resolve(url)) != url}
        if changed:
            _rewrite(lines, start, end, changed)
    return "".join(lines)


def _places(
    tokens: Iterable[Token], env: Env, conventions: Conventions, length: int
) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    """Lines, and the addresses that are known to stand in them. Lines of a table's cells are given once."""
    by_lines: dict[tuple[int, int], dict[str, None]] = {}
    for token in tokens:
        if token.type in ("inline", "html_block") and token.map:
            start, end = token.map
            found = _urls(token, env, conventions)
            by_lines.setdefault((start, min(end, length)), {}).update(dict.fromkeys(found))
    for definition in env.get("references", {}).values():
        start, end = definition["map"]
        by_lines.setdefault((start, min(end, length)), {})[definition["href"]] = None
    yield from ((start, end, tuple(urls)) for (start, end), urls in by_lines.items() if urls)


def _urls(token: Token, env: Env, conventions: Conventions) -> Iterator[str]:
    if token.type in ("html_block", "html_inline"):
        yield from ("".join(found) for found in _HTML_ADDRESS.findall(token.content))
    yield from (str(token.attrs[name]) for name in ("href", "src") if name in token.attrs)
    children = parse_inline(token.content, env, conventions) if token.type == "inline" else token.children
    for child in children or ():
        yield from _urls(child, env, conventions)


def _rewrite(lines: list[str], start: int, end: int, changed: Mapping[str, str]) -> None:
    spellings = {spelling: new for url, new in changed.items() for spelling in (url, unquote(url))}
    any_of = "|".join(re.escape(one) for one in sorted(spellings, key=len, reverse=True))
    address = re.compile(
        rf"(?P<markdown>\](?:\(|:)\s*)(?:<(?P<pointed>{any_of})>|(?P<bare>{any_of})(?=[\s)]|\Z))"
        rf"|(?P<html>\b(?:href|src)\s*=\s*[\"']?)(?P<value>{any_of})(?=[\"'\s>])",
        re.IGNORECASE,
    )

    def write(found: re.Match[str]) -> str:
        new = spellings.get(found["pointed"] or found["bare"] or found["value"])
        return found[0] if new is None else (found["markdown"] or found["html"]) + new

    block = "".join(lines[start:end])
    pieces: list[str] = []
    at = 0
    for code in _CODE.finditer(block):
        pieces += [address.sub(write, block[at : code.start()]), code[0]]
        at = code.end()
    pieces.append(address.sub(write, block[at:]))
    lines[start:end] = ["".join(pieces), *([""] * (end - start - 1))]
