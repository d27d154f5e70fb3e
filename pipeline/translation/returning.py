"""A translation that came back, beside what the catalog has now: taken, nothing new, or a conflict."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

import polib

from pipeline.article.scripts import has_japanese
from pipeline.exchange import Fingerprint, Returned, State
from pipeline.memory.suggestions import forget, is_suggested
from pipeline.translation.exporting import state_of_translation

__all__ = ["Arrival", "IsRemembered", "Verdict", "arrival_of", "judge", "put"]

_LINE_END = re.compile(r"\r\n?")
_KANA = re.compile(r"[\u3041-\u3096\u30a1-\u30fa\uff66-\uff9d]")
_SHARE_KANJI = frozenset(("zh", "yue"))


IsRemembered = Callable[[polib.POEntry], bool]
"""Whether the memory has the entry's translation for its text, so that nothing is lost with the entry's."""


class Verdict(Enum):
    """What becomes of a unit."""

    NOTHING_NEW = "it is as it was sent, or empty, or what the catalog has"
    TAKE = "it is put into the catalog"
    CONFLICT = "the catalog's translation was changed since, so it stays"


@dataclass(frozen=True, slots=True)
class Arrival:
    """What a translator made of a unit: the translation, its state, and whether that is anything new.

    ``sent`` is what was sent, None if the tool dropped that.
    """

    unit: Returned
    target: str
    state: State
    sent: Fingerprint | None

    @property
    def is_touched(self) -> bool:
        """Whether somebody worked on it. A translation is never taken away: an empty one counts as not touched."""
        return bool(self.target) and (
            self.sent is None or self.sent != Fingerprint.of(self.target, self.state)
        )


def arrival_of(unit: Returned, language: str) -> Arrival:
    """Interpret a unit of a file.

    Line ends that the tool rewrote are those of catalogs again, and at both ends they are as gettext wants. Where the
    file tells no state, a translation that nobody changed has the one it was sent with, any other is translated. Text
    that is the source still, as tools put it into empty targets, is no translation.
    """
    sent, target = unit.fingerprint, unit.target
    if not (sent and sent.is_of(target)):
        target = _fitted(_LINE_END.sub("\n", target), unit.source)
        if target == unit.source and _is_source_language(target, language):
            target = ""
    state = unit.state
    if state is None or (state is State.UNTRANSLATED and target):
        state = sent.state if sent and sent.is_of(target) else State.TRANSLATED
    return Arrival(unit, target, state if target else State.UNTRANSLATED, sent)


def judge(entry: polib.POEntry, arrival: Arrival, is_remembered: IsRemembered) -> Verdict:
    """What becomes of a unit whose entry is in the catalog.

    A suggestion of the memory gives way even if it is newer than the file, but only as the memory made it: one that
    somebody edited and left fuzzy is that person's work.
    """
    state = state_of_translation(entry)
    same_text = entry.msgstr == arrival.target
    if not arrival.is_touched or (same_text and state is arrival.state):
        return Verdict.NOTHING_NEW
    if state is State.UNTRANSLATED:
        return Verdict.TAKE
    if arrival.sent is None:
        # Whether the catalog's is newer cannot be known. That of a text that was edited asks for what came back, if
        # that is sure; any other fuzzy one may be a draft that somebody wrote since.
        asks = state is State.FUZZY and entry.previous_msgid is not None
        is_newer = not asks or arrival.state is State.FUZZY
    else:
        is_newer = Fingerprint.of(entry.msgstr, state) != arrival.sent
    if not is_newer:
        return Verdict.TAKE
    if same_text:  # they differ in the state alone: the surer one counts
        return Verdict.TAKE if arrival.state is State.TRANSLATED else Verdict.NOTHING_NEW
    return Verdict.TAKE if is_suggested(entry) and is_remembered(entry) else Verdict.CONFLICT


def put(entry: polib.POEntry, target: str, state: State) -> None:
    """Make this the entry's translation."""
    forget(entry)
    entry.msgstr = target
    entry.flags = [flag for flag in entry.flags if flag != "fuzzy"]
    if state is State.FUZZY:
        entry.flags.insert(0, "fuzzy")
    else:
        entry.previous_msgctxt = entry.previous_msgid = entry.previous_msgid_plural = None


def _fitted(target: str, source: str) -> str:
    """``target`` with line breaks at its ends where ``source`` has them, and only there.

    ``msgfmt -c`` refuses a catalog where they differ, and a line break at the end of a spreadsheet's cell is typed
    sooner than seen.
    """
    core = target.strip("\n")
    if not core:
        return ""
    ends = source.startswith("\n"), source.endswith("\n")
    return "\n" * ends[0] + core + "\n" * ends[1]


def _is_source_language(text: str, language: str) -> bool:
    """Whether the text can only be Japanese. Chinese shares words such as 外交 with it."""
    shares_kanji = language.partition("_")[0] in _SHARE_KANJI
    return bool(_KANA.search(text)) if shares_kanji else has_japanese(text)
