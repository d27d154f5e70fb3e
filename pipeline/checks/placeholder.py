"""``placeholder``: what a program puts a value in place of is missing, misspelled or added.

``%(name)s`` may move and may stand there twice; of ``%s`` there must be as many, in the same order, unless numbered
(``%2$s``). A plural form for one thing may say “one” for ``%d``.
"""

from collections import Counter
from collections.abc import Iterator, Sequence

from pipeline.checks.pair import Finding, Pair
from pipeline.checks.placeholders import Placeholder, placeholders

__all__ = ["check"]


def check(pair: Pair) -> Iterator[Finding]:
    """A finding for each placeholder that differs."""
    if (
        "%" not in pair.source + pair.target
        and "{" not in pair.source + pair.target
        and "sh-format" not in pair.flags
    ):
        return
    source_text, target_text = _read(pair)
    source, target = placeholders(source_text, pair.flags), placeholders(target_text, pair.flags)
    if not source and not target:
        return
    wanted, said = Counter(one.name for one in source), Counter(one.name for one in target)
    if pair.is_markdown and not source:  # in an article {note} may be said by {注}
        return
    missing, added = _differing(source, wanted, said), _differing(target, said, wanted)
    if pair.singular is not None:
        other = {one.name for one in placeholders(pair.singular, pair.flags)}
        added = [one for one in added if one.name not in other]
    if pair.is_for_one:
        missing = []
    if pair.is_markdown:  # it may have gone into code, or come out of it
        missing = [one for one in missing if one.text not in pair.target]
        added = [one for one in added if one.text not in pair.source]
    if missing and added and len(missing) == len(added):
        for one, instead in zip(missing, added, strict=True):
            message = f"the placeholder {one.text} became {instead.text}"
            yield Finding(message, source_parts=(one.text,), target_parts=(instead.text,))
        return
    for one in missing:
        yield Finding(f"the placeholder {one.text} is missing", source_parts=(one.text,))
    for one in added:
        yield Finding(f"the source has no placeholder {one.text}", target_parts=(one.text,))


def _read(pair: Pair) -> tuple[str, str]:
    """The texts to look in: in Markdown, code and addresses are compared by other checks."""
    if pair.is_markdown:
        return pair.source_text.text, pair.target_text.text
    return pair.source, pair.target


def _differing(ones: Sequence[Placeholder], counted: Counter[str], others: Counter[str]) -> list[Placeholder]:
    """Those of ``ones`` that the other text has not at all, or, if they are counted, not as often."""
    found: dict[str, Placeholder] = {}
    for one in ones:
        if not others[one.name] or (one.is_numbered and counted[one.name] > others[one.name]):
            found.setdefault(one.name, one)
    return list(found.values())
