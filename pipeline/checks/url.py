"""``url``: a link or image leads elsewhere than in the source.

Targets are those of the parsed Markdown, so a bare URL ends where Japanese (or Chinese) text begins.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from markdown_it.token import Token
from rapidfuzz import fuzz

from pipeline.checks.pair import Finding, Pair

__all__ = ["check", "explicit_links", "targets"]

_WIKIPEDIA = re.compile(r"https?://[a-z-]+\.(?:m\.)?(?:wikipedia|wiktionary|wikibooks|wikisource)\.org/")
_HOST = re.compile(r"(?<=://)[^/]+|^[^:]{3,}$")
_BROKEN_LINK = re.compile(r"\]\s*\(")
_LANGUAGE_IN_URL = re.compile(
    r"(?<=//)[a-z]{2}(?=\.)|(?<=/)[a-z]{2}(?:[-_][A-Za-z]{2,4})?/|(?:(?<=hl=)|(?<=lang=))[a-z]{2}(?=&|$)"
)
_SAME_PLACE = 10
"""What it is worth that two targets stand at the same place, where likeness is from 0 to 100."""
_MOST_COMPARED = 10_000


def check(pair: Pair) -> Iterator[Finding]:
    """A finding for each target that is not the source's.

    That a link is gone altogether is for `markup` to say, unless it was a bare URL.
    """
    if not pair.has_markup or pair.has_same_markup:
        return
    source, target = targets(pair.source_tokens), targets(pair.target_tokens)
    missing = list((source - target).elements())
    added = list((target - source).elements())
    _forget_unknown(missing, added)
    _forget_localized(missing, added, pair)
    for wanted, instead in _take_likely(missing, added):
        message = f"the source links to {wanted}, the translation to {instead}"
        yield Finding(message, source_parts=(wanted,), target_parts=(instead,))
    gone = explicit_links(pair.source_tokens) - explicit_links(pair.target_tokens)
    for wanted in missing:
        if gone[wanted] and _is_shown(pair, wanted):
            message = f"the link to {wanted} is broken: write ](address) without a space"
            yield Finding(message, target_parts=(wanted,))
        elif not gone[wanted]:
            message = f"the source has the address {wanted}, the translation has not"
            yield Finding(message, source_parts=(wanted,))
    extra = explicit_links(pair.target_tokens) - explicit_links(pair.source_tokens)
    for instead in added:
        if not extra[instead]:
            message = f"the translation has the address {instead}, the source has not"
            yield Finding(message, target_parts=(instead,))


def _take_likely(missing: list[str], added: list[str]) -> list[tuple[str, str]]:
    """Take out pairs of a target and what probably stands for it, in the order of the source, while both have some.

    Translators change the order of words, so likeness counts for more than order; what is alike in nothing is paired
    in order. Of thousands of targets, only order is looked at.
    """
    likeness = {
        (row, column): _likeness(wanted, instead) + (_SAME_PLACE if row == column else 0)
        for row, wanted in enumerate(missing)
        for column, instead in enumerate(added)
        if row == column or len(missing) * len(added) <= _MOST_COMPARED
    }
    found: dict[int, int] = {}
    columns: set[int] = set()
    for row, column in sorted(likeness, key=lambda cell: (-likeness[cell], cell)):
        if row not in found and column not in columns:
            found[row] = column
            columns.add(column)
    pairs = [(missing[row], added[found[row]]) for row in sorted(found)]
    missing[:] = [one for row, one in enumerate(missing) if row not in found]
    added[:] = [one for column, one in enumerate(added) if column not in columns]
    return pairs


def _likeness(source: str, target: str) -> float:
    """From 0 to 100, whatever language the two name."""
    return fuzz.ratio(_LANGUAGE_IN_URL.sub("", source), _LANGUAGE_IN_URL.sub("", target))


def _is_shown(pair: Pair, address: str) -> bool:
    """Whether readers see a link's address as text, because its marks are no link any more."""
    host = _HOST.search(address)
    if host is None or host[0] not in pair.target:
        return False
    return _BROKEN_LINK.search(pair.target_text.text) is not None


def _forget_localized(missing: list[str], added: list[str], pair: Pair) -> None:
    """Take out pairs that are one page in two languages: en.wikipedia.org and de.wikipedia.org, /en/ and /de/."""
    for one in list(missing):
        for other in added:
            if _is_localized(one, other, pair.base) or other == _without_language(one, pair.source_base):
                missing.remove(one)
                added.remove(other)
                break


def _is_localized(source: str, target: str, language: str) -> bool:
    ours, theirs = _LANGUAGE_IN_URL.sub("{}", source), _LANGUAGE_IN_URL.sub("{}", target)
    if _WIKIPEDIA.match(source) and _WIKIPEDIA.match(target):
        return f"//{language}." in target
    named = [
        one.lower().replace("_", "-").strip("/").partition("-")[0] for one in _LANGUAGE_IN_URL.findall(target)
    ]
    return language in named and "{}" in theirs and ours.replace("{}", "") == theirs.replace("{}", "")


def _without_language(source: str, language: str) -> str:
    """``/a/`` of ``/ja/a/``: the same page, on a site that keeps its main language at the root. Else nothing."""
    prefix = f"/{language}/"
    return source.removeprefix(prefix[:-1]) if source.startswith(prefix) and source != prefix else ""


def _forget_unknown(missing: list[str], added: list[str]) -> None:
    """Take out pairs of which one is the ``[label]`` of a definition that we do not have: it may be right."""
    for some, others in ((missing, added), (added, missing)):
        for one in [one for one in some if one.startswith("[")]:
            known = [other for other in others if not other.startswith("[")]
            if known:
                some.remove(one)
                others.remove(known[0])


def targets(tokens: Sequence[Token]) -> Counter[str]:
    """Where the links and images lead, bare URLs included; not the example.jp that only might be one."""
    found = Counter(explicit_links(tokens))
    for token, following in pairwise(tokens):
        is_bare = token.type == "link_open" and token.markup in ("linkify", "autolink")
        if is_bare and ("://" in following.content or following.content.startswith("www.")):
            found[str(token.attrGet("href"))] += 1
    return found


def explicit_links(tokens: Sequence[Token]) -> Counter[str]:
    """Where the ``[…](…)`` and ``![…](…)`` lead."""
    return Counter(
        str(token.attrGet("src" if token.type == "image" else "href"))
        for token in tokens
        if token.type == "image"
        or (token.type == "link_open" and token.markup not in ("linkify", "autolink"))
    )
