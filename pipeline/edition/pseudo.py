"""Pseudo-translations: text that nobody wrote, to try a theme with before there are translations.

Letters become accented ones, so that a missing glyph or text that was not offered for translation is seen at once;
Japanese becomes words of Latin letters. Each unit is about 30% wider than its source and stands in brackets, so that
one that is cut off shows. Markup, code, addresses and placeholders stay, and the result has the markup of the source:
what has not is left as it is.
"""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from itertools import cycle, islice

from markdown_it.token import Token

from pipeline.article import inline_tokens, visible_spans
from pipeline.conventions import Conventions

__all__ = ["pseudo_translation"]

EXTRA = 0.3
OPENING, CLOSING = "⟦", "⟧"
"""Brackets that mean nothing in Markdown."""

_HARD_BREAK = "  \n"
_PLACEHOLDER = re.compile(r"\$?\{\{?[^{}\s]*\}?\}|%(?:\([\w.]+\))?[-+ #0]*[\d.]*[a-zA-Z]|&#?\w+;")
_RUN = re.compile(r"[^\W\d_]+")
_DELIMITERS = re.compile(r"[*_~]+")
_DELIMITERS_LAST = re.compile(r"[*_~]+\Z")
_RIGHT_TO_LEFT, _END = "\u202e", "\u202c"
"""RIGHT-TO-LEFT OVERRIDE and POP DIRECTIONAL FORMATTING: letters between them run to the left, as Hebrew does."""

_ACCENTED = str.maketrans(
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "åƀçðéƒĝĥîĵķļɱñöþǫŕšţûṽŵẋýžÅƁÇÐÉƑĜĤÎĴĶĻṀÑÖÞǪŔŠŢÛṼŴẊÝŽ",
)
_CONSONANTS, _VOWELS = "ķñţɱŕšļĝĥþð", "åéîöû"
_SYLLABLES_OF_A_WORD = 3
_FILLER = ("öñé", "ţŵö", "ţĥŕéé", "ƒöûŕ", "ƒîṽé")
_SENTENCE_MARKS = str.maketrans({"、": ", ", "。": ". "})


def pseudo_translation(
    text: str, conventions: Conventions, definitions: Mapping[str, str], *, right_to_left: bool = False
) -> str:
    """The pseudo-translation of a unit's ``text``, a newline in which is a hard break.

    ``definitions`` are the link reference definitions of its article, label -> address.
    """
    source = text.replace("\n", _HARD_BREAK)
    wanted = _structure(inline_tokens(text, conventions, definitions))
    pieces = _pieces(source, conventions, definitions)
    if _is_picture(inline_tokens(text, conventions, definitions)):  # text beside it would make it no figure
        return text
    seen = "".join(piece.strip() for piece, is_text in pieces if is_text)
    body = _joined(pieces, right_to_left=right_to_left).replace(_HARD_BREAK, "\n").rstrip()
    filler = _filler(seen, right_to_left=right_to_left) or (" " if pieces and not pieces[-1][1] else "")
    filled = (
        f"{OPENING}{body}{filler}{CLOSING}"  # a bracket right after an address would be one of its characters
    )
    for pseudo in (filled, f"{OPENING}{text}{CLOSING}"):
        if _structure(inline_tokens(pseudo, conventions, definitions)) == wanted:
            return pseudo
    return text


def _is_picture(tokens: Sequence[Token]) -> bool:
    """Whether a picture, in a link or not, is all there is."""
    return [token.type for token in tokens if token.type not in ("link_open", "link_close")] == ["image"]


def _structure(tokens: Sequence[Token]) -> list[tuple[object, ...]]:
    """What must stay: everything but text."""
    found: list[tuple[object, ...]] = []
    address = ""
    for token in tokens:
        if token.type == "link_open":
            address = str(token.attrs.get("href", "")) if token.info == "auto" else ""
        if token.type not in ("text", "text_special", "softbreak"):
            content = token.content if token.type != "image" else ""
            attributes = sorted(token.attrs.items())
            found.append((token.type, token.tag, content, attributes, token.meta.get("label"), address))
        if token.type == "link_close":
            address = ""
    return found


def _pieces(source: str, conventions: Conventions, definitions: Mapping[str, str]) -> list[tuple[str, bool]]:
    """``source`` in pieces, each with whether readers see it as it is written."""
    pieces: list[tuple[str, bool]] = []
    end = 0
    for span in visible_spans(source, conventions, definitions):
        if span.start > end:
            pieces.append((source[end : span.start], False))
        elif pieces and pieces[-1][1]:
            pieces[-1] = (pieces[-1][0] + source[span.start : span.end], True)
            end = span.end
            continue
        pieces.append((source[span.start : span.end], True))
        end = span.end
    return [*pieces, (source[end:], False)] if end < len(source) else pieces


def _joined(pieces: Sequence[tuple[str, bool]], *, right_to_left: bool) -> str:
    """The pieces with their text replaced.

    Japanese may stand beside emphasis that begins or ends with a bracket or quotation mark; Latin letters need a space
    there (CommonMark, flanking delimiter runs).
    """
    texts = [_replaced(piece, right_to_left=right_to_left) if is_text else piece for piece, is_text in pieces]
    result = ""
    opened: set[str] = set()
    for number, (piece, is_text) in enumerate(pieces):
        text = texts[number]
        if is_text:
            result += text if number + 1 == len(pieces) or piece.endswith((" ", "\n")) else text.rstrip(" ")
            continue
        before, after = result[-1:], texts[number + 1][:1] if number + 1 < len(pieces) else ""
        opens = _opens(piece, opened)
        start, end = _DELIMITERS.match(piece), _DELIMITERS_LAST.search(piece)
        if start and opens[0] and _is_mark((piece[start.end() :] or after)[:1]) and _is_letter(before):
            result += " "
        result += piece
        if end and not opens[-1] and _is_mark((piece[: end.start()] or before)[-1:]) and _is_letter(after):
            result += " "
    return result


def _opens(markup: str, opened: set[str]) -> list[bool]:
    """For each run of delimiters in ``markup``, whether it opens. ``opened`` are those that are, and is changed."""
    found: list[bool] = []
    for run in _DELIMITERS.findall(markup):
        found.append(run not in opened)
        opened ^= {run}
    return found


def _is_mark(character: str) -> bool:
    return bool(character) and unicodedata.category(character)[0] in "PS"


def _is_letter(character: str) -> bool:
    return bool(character) and not character.isspace() and not _is_mark(character)


def _replaced(text: str, *, right_to_left: bool) -> str:
    result, end = "", 0
    for match in _PLACEHOLDER.finditer(text):
        result += _letters(text[end : match.start()], right_to_left=right_to_left) + match[0]
        end = match.end()
    return result + _letters(text[end:], right_to_left=right_to_left)


def _letters(text: str, *, right_to_left: bool) -> str:
    def replace(match: re.Match[str]) -> str:
        words = _words(match[0])
        return f"{_RIGHT_TO_LEFT}{words}{_END}" if right_to_left else words

    return _RUN.sub(replace, text).translate(_SENTENCE_MARKS)


def _words(run: str) -> str:
    """Letters of any script as accented Latin ones: two for each wide character, as wide as that."""
    result, syllables = "", 0
    for character in run:
        if unicodedata.east_asian_width(character) not in "WF":
            result += character.translate(_ACCENTED)
            continue
        if syllables and syllables % _SYLLABLES_OF_A_WORD == 0:
            result += " "
        number = ord(character)
        result += _CONSONANTS[number % len(_CONSONANTS)] + _VOWELS[number // len(_CONSONANTS) % len(_VOWELS)]
        syllables += 1
    return result


def _filler(text: str, *, right_to_left: bool) -> str:
    """Words for the 30% that translations are longer."""
    width = sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in text)
    wanted = int(width * EXTRA)
    words: list[str] = []
    for word in islice(cycle(_FILLER), wanted):
        if sum(map(len, words)) + len(words) >= wanted:
            break
        words.append(f"{_RIGHT_TO_LEFT}{word}{_END}" if right_to_left else word)
    return "".join(f" {word}" for word in words)
