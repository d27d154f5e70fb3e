"""``url``: a link or image leads elsewhere than in the source.

Targets are those of the parsed Markdown, so a bare URL ends where Japanese (or Chinese) text begins.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from markdown_it.token import Token

from pipeline.checks.pair import Finding, Pair

__all__ = ["check", "explicit_links", "targets"]


def check(pair: Pair) -> Iterator[Finding]:
    """A finding for each target that is not the source's.

    That a link is gone altogether is for `markup` to say, unless it was a bare URL.
    """
    if not pair.has_markup:
        return
    source, target = targets(pair.source_tokens), targets(pair.target_tokens)
    missing = list((source - target).elements())
    added = list((target - source).elements())
    _forget_unknown(missing, added)
    for wanted, instead in zip(missing, added, strict=False):
        yield Finding(f"the source links to {wanted}, the translation to {instead}")
    gone = explicit_links(pair.source_tokens) - explicit_links(pair.target_tokens)
    for wanted in missing[len(added) :]:
        if not gone[wanted]:
            yield Finding(f"the source has the address {wanted}, the translation has not")
    extra = explicit_links(pair.target_tokens) - explicit_links(pair.source_tokens)
    for instead in added[len(missing) :]:
        if not extra[instead]:
            yield Finding(f"the translation has the address {instead}, the source has not")


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
