"""What is sent out: the units of a language, each with its state, and what identifies it and its translation."""

import re
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256

from pipeline.article import UnitKey

__all__ = ["Bundle", "ExchangeUnit", "Fingerprint", "State", "unit_id"]

_CONTEXT_END = "\x04"
"""What stands between msgctxt and msgid in a compiled catalog (gettext manual, "The Format of GNU MO Files")."""

_DIGITS = 16
_FINGERPRINT = re.compile(rf"(untranslated|fuzzy|translated)-([0-9a-f]{{{_DIGITS}}})")


class State(StrEnum):
    """How far a translation is, in gettext's words."""

    UNTRANSLATED = "untranslated"
    FUZZY = "fuzzy"
    TRANSLATED = "translated"

    @classmethod
    def of(cls, target: str, *, fuzzy: bool) -> "State":
        """The state of a translation: an empty one is none."""
        if not target:
            return cls.UNTRANSLATED
        return cls.FUZZY if fuzzy else cls.TRANSLATED


def unit_id(key: UnitKey) -> str:
    """What identifies a unit within its article: 17 letters and digits, the first a letter (an XML NMTOKEN).

    It depends on msgctxt and msgid alone, so it is the same in every export.
    """
    context, text = key
    whole = text if context is None else f"{context}{_CONTEXT_END}{text}"
    return f"u{_digest(whole)}"


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """What a translation was when it was sent out, so that an edit can be told from what nobody touched."""

    state: State
    digest: str

    @classmethod
    def of(cls, target: str, state: State) -> "Fingerprint":
        """Of a translation and its state."""
        return cls(state, _digest(target))

    @classmethod
    def parse(cls, text: str | None) -> "Fingerprint | None":
        """Read what ``str`` gave; None if it is nothing of the kind."""
        match = _FINGERPRINT.fullmatch((text or "").strip())
        return cls(State(match[1]), match[2]) if match else None

    def is_of(self, target: str) -> bool:
        """Whether it was made of this text, whatever the state."""
        return self.digest == _digest(target)

    def __str__(self) -> str:
        return f"{self.state}-{self.digest}"


@dataclass(frozen=True, slots=True)
class ExchangeUnit:
    """A catalog's entry on its way out.

    ``article`` is the article's name, ``references`` the places in it (``source/ja/a.md:9``), ``notes`` what
    translators are told, ``comments`` what they wrote themselves, ``previous`` the source that a fuzzy translation was
    made for.
    """

    article: str
    context: str | None
    source: str
    target: str
    state: State
    references: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    comments: tuple[str, ...] = ()
    previous: str | None = None

    @property
    def id(self) -> str:
        """See `unit_id`."""
        return unit_id((self.context, self.source))

    @property
    def fingerprint(self) -> Fingerprint:
        """Of the translation as it is sent."""
        return Fingerprint.of(self.target, self.state)


@dataclass(frozen=True, slots=True)
class Bundle:
    """Units to send, those of an article together; languages are locales such as ``zh_Hans``."""

    source_language: str
    target_language: str
    units: tuple[ExchangeUnit, ...]


def _digest(text: str) -> str:
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:_DIGITS]
