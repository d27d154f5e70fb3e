"""``punctuation``: the text ends otherwise than in the source, or has marks of another language or too many of them.

Only the last mark of a text is compared, behind quotation marks, brackets and emoji. Each language has its own:
。 is “.”, ？ is “?”, “؟” or the Greek “;”; Thai and Lao have no full stop. A heading that gets a full stop, a ! that
becomes a full stop, a text that asks politely (〜か。) are left to the translator.
"""

import re
from collections.abc import Iterator

from pipeline.checks.numbers.words.table import words
from pipeline.checks.pair import Finding, Pair
from pipeline.diagnostics import Severity
from pipeline.glossary.plaintext import GAP

__all__ = ["check"]

_STOPS = ".。．｡।॥۔។።։᙮॰"
_EXCLAMATIONS = "!！՜¡"
_NO_STOP = frozenset({"th", "lo", "km", "my", "bo", "dz"})
_ARABIC_QUESTION = frozenset({"ar", "fa", "ur", "ps", "ckb"})
_CLOSING = re.compile(
    r"[\s\"'”’»›」』】》〉）)\]}］｝*_~`“\u200b-\u200f\u2066-\u2069\ufe0f\u2190-\u21ff\u2600-\u27bf\U0001f000-\U0001faff]+$"
)
_MARK = re.compile(r"(?:[.。．｡।۔។።։?？؟!！;:：…⋯‥,，、،؛；՞՜]|\s(?=[?!:;.…]))+$")
_ELLIPSIS = re.compile(r"\.{3,}|…|⋯|‥|。{3,}|・・・")
_MAY_ASK = re.compile(
    r"(?:か|かな|かしら|の|だろう|でしょう|ね|よね|何|なに|誰|だれ|どこ|って|とは|は|かも|のに)[。」』）)\s]*$"
)
_JAPANESE_MARK = re.compile(r"[。、，．｡､！？：；・「」『』【】]")
_WORD = re.compile(r"[^\W_]")
"""A letter or digit."""
_DOUBLED = re.compile(
    r"[,，、،。；؛：?!؟？！.](?=[,，、،.。；؛：])(?:"
    r"(?<=[,，、،])(?:(?<=[^.,].)|(?<=^.))(?:,+|،+|、+|，+|[.。](?![A-Za-z]))"
    r"|(?<=。)(?:。(?!。)|[.,，、،])|(?<=；)；+|(?<=؛)؛+|(?<=：)：+"
    r"|(?<=[?!؟？！])[.。](?![.。])|(?<=[^\W\d_]\.)\.(?![./\\]))"
)
"""Begins with one set of characters, not an alternative of several: a search is six times as fast."""
_EMPHATIC = re.compile("[?？؟!！‼⁇⁈⁉]{2}|[‼⁇⁈⁉]")
_TOO_EMPHATIC = re.compile("([?？؟!！])\\1")
_HAN = r"\u3400-\u4dbf\u4e00-\u9fff"
_HALF_WIDTH = re.compile(rf"[,;?!.](?<=[{_HAN}].)(?=[{_HAN}]|[”’」』）]*\s*$)")
_LATIN_SCRIPT = frozenset(
    words(
        "en de fr es it pt nl sv da nb nn fi pl cs sk hu ro hr sl et lv lt tr vi id ms is ga cy eu gl ca "
        "sq af ru uk be bg sr mk el ko"
    )
)
_ABBREVIATED = re.compile(r"(?:\b(?:etc|e\.g|i\.e|a\.m|p\.m|Inc|Ltd|Co|Corp|Jr|Sr|vs|No)|\b[A-Z])\.\W*$")
_INNER_STOP = re.compile(r"[.!?؟。！？](?<=[^\W\d_]{2}.)(?:(?<=[。！？])|(?= ))(?=.{8})")
_TAIL = 24
"""How much of a text's end is looked at, in code points."""
_PREDICATE = re.compile(r"[ぁ-ん][。．」』）)\]*_\s]*$")
_LEAST_LETTERS = 12
"""A shorter text is a label as likely as a sentence."""


def check(pair: Pair) -> Iterator[Finding]:
    """A finding for each thing that is wrong, all of them warnings."""
    source, target = pair.source_text.text, pair.target_text.text
    for message in (*_endings(pair, source, target), *_marks(pair, source, target)):
        yield Finding(message, Severity.WARNING)


def _endings(pair: Pair, source: str, target: str) -> Iterator[str]:
    ours, theirs = _ending(source, pair.source_base), _ending(target, pair.base)
    if ours == theirs or not target or GAP in (source[-1:], target[-1:]):
        return
    if ours == "question" and theirs in ("stop", "none", "comma", "exclamation"):
        if pair.base == "ja" and _MAY_ASK.search(target):
            return
        if not any(mark in target for mark in ("?？؟՞⸮;" if pair.base == "el" else "?？؟՞⸮")):
            yield "the source asks a question, the translation has no question mark"
    elif theirs == "question" and ours in ("stop", "none", "exclamation") and not _asks(pair, source):
        if ours == "stop" or len(source) >= _LEAST_LETTERS:
            yield "the translation asks a question, the source does not"
    elif ours == "stop" and theirs == "none":
        if _needs_stop(pair, source, target):
            yield "the source ends with a full stop, the translation without"
    elif theirs == "comma" and ours in ("stop", "none", "question", "exclamation"):
        if target.rstrip()[-1] in ",،、，;؛；"[: 4 if pair.base == "fr" else None]:  # a French list has “ ;”
            yield f"the translation ends with “{target.rstrip()[-1]}”"
    elif ours == "colon" and theirs == "none" and _WORD.search(target[-1:]):
        yield "the source ends with a colon, the translation without"


def _needs_stop(pair: Pair, source: str, target: str) -> bool:
    """Whether a full stop is missing: where the text has several sentences, or is a sentence of an article.

    A fragment (“Writing firmware.”) has no full stop in every language.
    """
    if pair.base in _NO_STOP or not _WORD.search(target[-1:]) or _ABBREVIATED.search(source):
        return False
    if _INNER_STOP.search(target):
        return True
    if not _is_sentence(source, pair.source_base):
        return False
    if pair.base == "ko":
        return target.endswith(("다", "요", "까"))
    return pair.source_base == "ja" or (
        pair.is_markdown and pair.base not in ("ja", "zh", "yue") and len(source) > 60
    )


def _ending(text: str, language: str) -> str:
    """What a text ends with: ``stop``, ``question``, ``exclamation``, ``colon``, ``comma``, ``ellipsis``, ``none``."""
    tail = text[-_TAIL:].rstrip()
    if tail[-2:-1].isalnum() and tail[-1] in ".。":  # as most sentences end
        return "stop"
    mark = _MARK.search(_CLOSING.sub("", tail)) or _MARK.search(tail)
    if mark is None:
        return "none"
    marks = mark[0]
    if _ELLIPSIS.search(marks):
        return "ellipsis"
    if any(one in marks for one in "?？؟՞") or (language == "el" and ";" in marks):
        return "question"
    if any(one in marks for one in _EXCLAMATIONS):
        return "exclamation"
    if any(one in marks for one in _STOPS):
        return "stop"
    return "colon" if any(one in marks for one in ":：") else "comma"


def _asks(pair: Pair, source: str) -> bool:
    """Whether the source may ask without a question mark."""
    if any(mark in source for mark in "?？؟"):
        return True
    return (pair.source_base == "ja" and _MAY_ASK.search(source) is not None) or pair.source_base in (
        "ko",
        "zh",
        "th",
    )


def _is_sentence(source: str, language: str) -> bool:
    if language == "ja" and not _PREDICATE.search(source[-8:]):
        return False  # 広島。 ends with a noun
    letters = sum(map(str.isalnum, source))
    return letters * (3 if language in ("ja", "zh", "yue", "ko") else 1) >= _LEAST_LETTERS * 2


def _marks(pair: Pair, source: str, target: str) -> Iterator[str]:
    if pair.base in _LATIN_SCRIPT and not target.isascii():
        foreign = "".join(dict.fromkeys(_JAPANESE_MARK.findall(target)))
        if (
            foreign
            and pair.source_base in ("ja", "zh", "yue")
            and not re.search(f"[{_HAN}\u3041-\u30fa]", target)
        ):
            yield f"“{foreign}” is no punctuation of the translation's language"
    doubled = _DOUBLED.search(target)
    if doubled and doubled[0] not in source and _DOUBLED.search(source) is None:
        yield f"“{doubled[0]}” is one mark too many"
    emphatic = _TOO_EMPHATIC.search(target)
    if emphatic and not _EMPHATIC.search(source):
        yield f"“{emphatic[0]}” is one mark too many"
    if pair.base in ("zh", "yue", "ja"):
        half = _HALF_WIDTH.search(target)
        if half and not _HALF_WIDTH.search(source):
            yield f"“{half[0]}” among full-width characters: write the full-width mark"
    if pair.base in _ARABIC_QUESTION and "?" in target and re.search(r"[\u0621-\u064a]\s?\?", target):
        yield "“?” where Arabic has “؟”"
    is_french = pair.base == "fr" and pair.language not in ("fr_CA", "fr_CH")
    if is_french and pair.source_base == "ja" and re.search(r"[^\W\d_][?!]$", target):
        yield "“?” and “!” have a space before them in French"
    if pair.base == "es" and re.search(r"[^\W\d_]\?$", target) and "¿" not in target:
        yield "a question without “¿”"
