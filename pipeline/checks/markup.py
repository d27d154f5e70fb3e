"""``markup``: what readers get from the markup differs from the source.

Both texts are parsed, and what they become is compared: a strong passage stays strong, a link a link, code
is the same code. Where in the sentence it stands is the translator's choice. Italics may be added where the
source has quotation marks, as many languages print titles that way, and left out where the translation has
quotation marks or bold in their place.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from markdown_it.token import Token

from pipeline.checks.pair import Finding, Pair
from pipeline.checks.url import explicit_links

__all__ = ["check"]

_QUOTATION = re.compile('[「『〈《«„]|(?<!„)“|"[^"]*"')
_QUOTES = re.compile('[「『〈《“"]')
_BLOCK = re.compile(r"```|^[ \t]*//|\n[ \t]{2,}\S")
"""What only a block of code has."""
_WITHOUT_ITALICS = frozenset({"ja", "zh", "yue", "ko", "ar", "fa", "he", "th"})
"""Languages in whose scripts italics are unusual."""
_EMPHASIS_IN_HTML = re.compile(r"<(?:em|i)[ >]", re.IGNORECASE)
_IN_PLACE = "^[…]"
"""How a footnote that is written in place, and has no label, is told."""
_CLOSE_BY = 2
"""Strong passages with no more than so many characters between (a particle) may become one."""


def check(pair: Pair) -> Iterator[Finding]:
    """A finding for each kind of markup that the source has and the translation has not, or the reverse."""
    if not pair.has_markup or (pair.has_same_markup and not pair.undefined_labels):
        return
    source, target = pair.source_tokens, pair.target_tokens
    yield from _emphasis(pair, source, target)
    undefined = pair.undefined_labels
    for label in undefined:
        message = f"[{label}] leads nowhere: the article does not define it"
        yield Finding(message, target_parts=(f"[{label}]",))
    if not undefined and not _says_again(source, target):
        yield from _difference("link", _links(source), _links(target))
    yield from _difference("image", _count(source, "image"), _count(target, "image"))
    yield from _code_changes(pair, source, target)
    yield from _changes("formula", _contents(source, "math_inline"), _contents(target, "math_inline"))
    yield from _footnote_changes(_footnotes(source), _footnotes(target))


def _code_changes(pair: Pair, source: Sequence[Token], target: Sequence[Token]) -> Iterator[Finding]:
    """Findings for code. What the source has twice may be there once, and a word of the source become code.

    Whole blocks of code, which some catalogs have, may have comments that were translated.
    """
    wanted, said = _contents(source, "code_inline"), _contents(target, "code_inline")
    is_name_added = pair.source_base != "ja" and wanted.keys() <= said.keys()  # in documentation, to be clear
    if wanted == said or is_name_added or _BLOCK.search(pair.source):
        return
    added = {one: count for one, count in said.items() if wanted[one] or one.strip("` ") not in pair.source}
    yield from _changes("code", _once(wanted), Counter(added.keys()))


def _says_again(source: Sequence[Token], target: Sequence[Token]) -> bool:
    """Whether the translation has all links of the source, some of them more than once."""
    wanted, said = explicit_links(source), explicit_links(target)
    return wanted <= said and wanted.keys() == said.keys()


def _emphasis(pair: Pair, source: Sequence[Token], target: Sequence[Token]) -> Iterator[Finding]:
    wanted, merged = _count(source, "strong_open"), _merged(source)
    said, slanted = _count(target, "strong_open"), _count(target, "em_open")
    italics = _count(source, "em_open")
    if said + max(slanted - italics, 0) < merged:
        yield Finding(f"the source has {_times(wanted, 'bold passage')}, the translation {said or 'none'}")
    elif said and not wanted and not italics:
        yield Finding("the translation has a bold passage, the source has not")
    elif "**" in (shown := _marks(target, source, is_marked=bool(wanted or italics))):
        yield Finding(
            "the translation shows ** as text: put no space inside the marks, and close what is opened"
        )
    elif shown:
        yield Finding("the translation shows a * as text: close what is opened with as many of them")
    is_japanese = pair.source_base == "ja"
    is_replaced = (
        said > merged
        or _quotations(pair.target) > _quotations(pair.source)
        or any(one.type == "html_inline" and _EMPHASIS_IN_HTML.match(one.content) for one in target)
    )
    if italics and not (slanted or is_replaced):
        if is_japanese or pair.base not in _WITHOUT_ITALICS:
            yield Finding("the source has an emphasised passage, the translation has not")
    elif is_japanese and slanted and not wanted and not italics and not _QUOTES.search(pair.source):
        yield Finding("the translation has an emphasised passage, the source has not")
    if bool(_count(source, "s_open")) is not bool(_count(target, "s_open")):
        has, lacks = ("source", "translation") if _count(source, "s_open") else ("translation", "source")
        yield Finding(f"the {has} has text that is struck through, the {lacks} has not")


def _difference(name: str, source: int, target: int) -> Iterator[Finding]:
    if source > target:
        yield Finding(f"the source has {_times(source - target, name)} that the translation has not")
    elif target > source:
        yield Finding(f"the translation has {_times(target - source, name)} that the source has not")


def _changes(name: str, source: Counter[str], target: Counter[str]) -> Iterator[Finding]:
    """Findings for what one has, or has more often."""
    missing, added = list(source - target), list(target - source)
    for one, other in _paired(missing, added):
        yield Finding(f"{one} became {other}", source_parts=(one,), target_parts=(other,))
        missing.remove(one)
        added.remove(other)
    for one in missing:
        yield Finding(f"the source has the {name} {one} that the translation has not", source_parts=(one,))
    for one in added:
        yield Finding(f"the translation has the {name} {one} that the source has not", target_parts=(one,))


def _footnote_changes(source: Counter[str], target: Counter[str]) -> Iterator[Finding]:
    """Findings for the marks of footnotes. A note that no mark leads to is not printed."""
    missing, added = list(source - target), list(target - source)
    for one, other in _paired(missing, added):
        lost = "" if target[one] else f": the note of {one} disappears from the page"
        yield Finding(f"{one} became {other}{lost}", source_parts=(one,), target_parts=(other,))
        missing.remove(one)
        added.remove(other)
    for one in missing:
        if target[one] and one != _IN_PLACE:
            message = f"the footnote mark {one} is there less often than in the source"
            yield Finding(message, source_parts=(one,))
        else:
            message = f"the footnote {one} is missing: its note disappears from the page"
            yield Finding(message, source_parts=(one,))
    for one in added:
        message = f"the translation has the footnote mark {one} that the source has not"
        yield Finding(message, target_parts=(one,))


def _paired(missing: Sequence[str], added: Sequence[str]) -> list[tuple[str, str]]:
    """What surely became what: the same in other letters, or the only one of each."""
    if len(missing) == len(added) == 1:
        return [(missing[0], added[0])]
    by_letters = {one.casefold(): one for one in added}
    return [(one, by_letters.pop(one.casefold())) for one in missing if one.casefold() in by_letters]


def _times(count: int, name: str) -> str:
    article = "an" if name[0] in "aeiou" else "a"
    return f"{article} {name}" if count == 1 else f"{count} {name}s"


def _count(tokens: Sequence[Token], kind: str) -> int:
    return sum(token.type == kind for token in tokens)


def _merged(tokens: Sequence[Token]) -> int:
    """How many strong passages there are, those that stand close to each other counted as one."""
    count, since = 0, _CLOSE_BY + 1
    for token in tokens:
        if token.type == "strong_open":
            count += since > _CLOSE_BY
        if token.type == "strong_close":
            since = 0
        else:
            since += len(token.content)
    return count


def _quotations(text: str) -> int:
    """How many passages stand in quotation marks; German ones by their first mark."""
    return len(_QUOTATION.findall(text))


def _marks(target: Sequence[Token], source: Sequence[Token], *, is_marked: bool) -> str:
    """The mark of emphasis that readers of the translation see and those of the source don't; empty if there is none.

    A single ``*`` may be meant. It is a mark that was lost where the source has emphasis.
    """
    said, wanted = (
        "".join(token.content for token in tokens if token.type == "text") for tokens in (target, source)
    )
    if "**" in said and "**" not in wanted:
        return "**"
    return "*" if is_marked and said.count("*") > wanted.count("*") else ""


def _links(tokens: Sequence[Token]) -> int:
    return sum(token.type == "link_open" and token.markup not in ("linkify", "autolink") for token in tokens)


def _contents(tokens: Sequence[Token], kind: str) -> Counter[str]:
    """Code or formulas as they are written, with their marks."""
    return Counter(
        f"{token.markup}{' '.join(token.content.split())}{token.markup}"
        for token in tokens
        if token.type == kind
    )


def _once(counted: Counter[str]) -> Counter[str]:
    return Counter(counted.keys())


def _footnotes(tokens: Sequence[Token]) -> Counter[str]:
    """The marks of footnotes; one written in place (``^[…]``) has no label."""
    labels = (token.meta.get("label") for token in tokens if token.type == "footnote_ref")
    return Counter(_IN_PLACE if label is None else f"[^{label}]" for label in labels)
