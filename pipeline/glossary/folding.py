"""Making texts comparable: compatibility forms and case folded, with the place of every character."""

import re
import unicodedata

from pipeline.glossary.tracing import TracedText

__all__ = ["fold", "folded"]

_SURROGATE = re.compile("[\ud800-\udfff]")
# Characters that stay as they are, or have one small letter: most of a text.
_SIMPLE = (
    r"[\x20-\x7e\n\u3001-\u3015\u3041-\u3096\u30a1-\u30fe\u4e00-\u9fff\uac00-\ud7a3\u2010\u2013-\u2016\u2018-\u201e]+"
    r"(?![\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u0610-\u061a\u064b-\u065f\u3099\u309a\uff9e\uff9f\u1160-\u11ff])"
)
# A character together with what NFKC composes it with: combining marks, half-width voicing marks, Hangul
# vowels and final consonants.
_CLUSTER = re.compile(
    f"(?P<simple>{_SIMPLE})|"
    "[^\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u0610-\u061a\u064b-\u065f\u3099\u309a\uff9e\uff9f\u1160-\u11ff]?"
    "[\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u0610-\u061a\u064b-\u065f\u3099\u309a\uff9e\uff9f\u1160-\u11ff]*",
    re.DOTALL,
)


def folded(text: str) -> str:
    """``text`` in NFKC and lower case. Surrogates, which no encoding can hold, become U+FFFD."""
    whole = unicodedata.normalize("NFKC", _SURROGATE.sub("\ufffd", text))
    return unicodedata.normalize("NFKC", whole.lower())


def fold(source: TracedText) -> TracedText:
    """`folded`, character by character, so that offsets stay known."""
    text = _SURROGATE.sub("\ufffd", source.text)
    if unicodedata.is_normalized("NFKC", text):
        lower = text.lower()
        if len(lower) == len(text):
            return TracedText(lower, source.starts, source.ends)
    pieces: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for match in _CLUSTER.finditer(text):
        if match["simple"]:
            start, end = match.span()
            pieces.append(match[0].lower())
            starts.extend(source.starts[start:end])
            ends.extend(source.ends[start:end])
        elif match[0]:
            piece = folded(match[0])
            start, end = source.original_range(*match.span())
            pieces.append(piece)
            starts.extend([start] * len(piece))
            ends.extend([end] * len(piece))
    return TracedText("".join(pieces), starts, ends)
