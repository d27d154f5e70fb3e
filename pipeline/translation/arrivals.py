"""Translations that came back for one article → its catalog, as far as it did not change itself."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import PurePath

import polib

from pipeline.article import UnitKey
from pipeline.catalog import Catalog, merge, rewrite
from pipeline.catalog.entries import copy_of, has_translation, key_of
from pipeline.catalog.similarity import meaning_of
from pipeline.diagnostics import Diagnostic, Severity
from pipeline.exchange import State, unit_id
from pipeline.translation.returning import Arrival, IsRemembered, Verdict, judge, put
from pipeline.translation.revising import mark_revised

__all__ = ["Incorporated", "incorporate"]

_SHOWN_CHARACTERS = 60


@dataclass(frozen=True, slots=True)
class Incorporated:
    """What became of the arrivals. ``catalog`` is as it was read, ``text`` what its file is to hold.

    ``states`` are those of the translations that were taken, ``same`` counts the arrivals that brought nothing new.
    """

    catalog: Catalog
    text: str
    states: tuple[State, ...]
    same: int
    findings: tuple[Diagnostic, ...]

    @property
    def is_changed(self) -> bool:
        """Whether there is anything to write."""
        return bool(self.states)

    def taken(self, state: State) -> int:
        """How many translations were taken in this state."""
        return self.states.count(state)


def incorporate(
    catalog: Catalog,
    arrivals: Sequence[Arrival],
    language: str,
    file: PurePath,
    is_remembered: IsRemembered,
) -> Incorporated:
    """Put what is new into a copy of the catalog. ``file`` is where the arrivals are from, for messages.

    An arrival whose text the article has no more goes to the text that it became, fuzzy, with the old text as its
    previous msgid; if there is none, it is kept as an obsolete entry. Findings are errors for what was not taken
    because the catalog changed too, and warnings for what was taken for another text.
    """
    work = _Work(catalog, file, language, is_remembered)
    gone = [arrival for arrival in arrivals if not work.settle(arrival)]
    work.settle_gone([arrival for arrival in gone if arrival.is_touched])
    same = len(arrivals) - len(work.states) - work.conflicts
    if work.states:
        mark_revised(work.po)
    text = rewrite(work.po, catalog) if work.states else catalog.text
    return Incorporated(catalog, text, tuple(work.states), same, tuple(work.findings))


class _Work:
    """A copy of a catalog while arrivals are put into it."""

    def __init__(self, catalog: Catalog, file: PurePath, language: str, is_remembered: IsRemembered) -> None:
        self.catalog, self.file, self.language = catalog, file, language
        self.is_remembered = is_remembered
        self.po = polib.POFile(check_for_duplicates=False, encoding="utf-8")
        self.po.header, self.po.metadata_is_fuzzy = catalog.po.header, catalog.po.metadata_is_fuzzy
        self.po.metadata = dict(catalog.po.metadata)
        self.po.extend(copy_of(entry) for entry in catalog.po)
        self.originals = {id(copy): entry for copy, entry in zip(self.po, catalog.po, strict=True)}
        current = [entry for entry in self.po if not entry.obsolete and not entry.msgid_plural]
        self.by_id = {unit_id(key_of(entry)): entry for entry in current}
        self.by_key: dict[UnitKey, polib.POEntry] = {key_of(entry): entry for entry in current}
        self.states: list[State] = []
        self.findings: list[Diagnostic] = []
        self.conflicts = 0

    def settle(self, arrival: Arrival) -> bool:
        """Deal with an arrival whose text the article still has; whether that is so."""
        unit = arrival.unit
        entry = self.by_id.get(unit.id) or self.by_key.get((unit.context, unit.source))
        if entry is not None:
            self._carry_out(judge(entry, arrival, self.is_remembered), entry, arrival, arrival.state)
        return entry is not None

    def settle_gone(self, arrivals: Sequence[Arrival]) -> None:
        """Deal with arrivals whose text the article has no more."""
        changed = {
            (entry.previous_msgctxt, entry.previous_msgid): entry
            for entry in self.by_key.values()
            if entry.fuzzy and entry.previous_msgid
        }
        left: list[Arrival] = []
        for arrival in arrivals:
            entry = changed.get((arrival.unit.context, arrival.unit.source))
            if entry is None:
                left.append(arrival)
                continue
            untouched = arrival.sent is not None and arrival.sent.is_of(entry.msgstr)
            verdict = Verdict.TAKE if untouched or not entry.msgstr else Verdict.CONFLICT
            if entry.msgstr == arrival.target:
                verdict = Verdict.NOTHING_NEW
            self._carry_out(verdict, entry, arrival, State.FUZZY)
            if verdict is Verdict.TAKE:
                self._tell(
                    arrival, f"the text is now {_quoted(entry.msgid)}: the translation came in as fuzzy"
                )
        self._settle_edited(left)

    def _settle_edited(self, arrivals: Sequence[Arrival]) -> None:
        """Find untranslated entries that the arrivals' texts became; keep the others as obsolete entries."""
        template, old = polib.POFile(encoding="utf-8"), polib.POFile(encoding="utf-8")
        template.extend(copy_of(entry) for entry in self.by_key.values() if not has_translation(entry))
        old.extend(
            polib.POEntry(msgid=one.unit.source, msgctxt=one.unit.context, msgstr=one.target)
            for one in arrivals
        )
        waiting = list(arrivals)
        if template and arrivals:
            before = Catalog(old, "", self.file)
            for entry in merge(template, before, self.language, hints=None):
                arrival = None if entry.obsolete else _origin_of(entry, waiting)
                if arrival is not None:
                    waiting.remove(arrival)
                    self._bring(self.by_key[key_of(entry)], entry, arrival)
        for arrival in waiting:
            self._keep_obsolete(arrival)

    def _bring(self, entry: polib.POEntry, merged: polib.POEntry, arrival: Arrival) -> None:
        """Take an arrival for the text that its own became."""
        put(entry, arrival.target, State.FUZZY if merged.fuzzy else arrival.state)
        if merged.fuzzy:
            entry.previous_msgctxt, entry.previous_msgid = arrival.unit.context, arrival.unit.source
            self._tell(arrival, f"the text is now {_quoted(entry.msgid)}: the translation came in as fuzzy")
        self.states.append(State.FUZZY if merged.fuzzy else arrival.state)

    def _keep_obsolete(self, arrival: Arrival) -> None:
        unit = arrival.unit
        key = (unit.context, unit.source)
        entry = next((one for one in self.po if one.obsolete and key_of(one) == key), None)
        if entry is None and not unit.source:
            message = "it has no source text, so nobody knows what it translates: it was not taken"
            self.findings.append(Diagnostic("exchange", message, self.file, *unit.place))
            self.conflicts += 1
            return
        if entry is None:
            entry = polib.POEntry(msgid=unit.source, msgctxt=unit.context, obsolete=True)
            self.po.append(entry)
        verdict = judge(entry, arrival, self.is_remembered)
        self._carry_out(verdict, entry, arrival, arrival.state)
        if verdict is Verdict.TAKE:
            self._tell(
                arrival, "the article no longer has this text: the translation is kept as an obsolete entry"
            )

    def _carry_out(self, verdict: Verdict, entry: polib.POEntry, arrival: Arrival, state: State) -> None:
        if verdict is Verdict.TAKE:
            put(entry, arrival.target, state)
            self.states.append(state)
        elif verdict is Verdict.CONFLICT:
            self.conflicts += 1
            original = self.originals.get(id(entry))
            place = self.catalog.place(original) if original is not None else (1, 1)
            there = f"{self.file.as_posix()}:{arrival.unit.place[0]}"
            message = f"kept {_quoted(entry.msgstr)}, which is newer: {there} says {_quoted(arrival.target)}"
            self.findings.append(Diagnostic("exchange", message, self.catalog.shown, *place))

    def _tell(self, arrival: Arrival, message: str) -> None:
        self.findings.append(
            Diagnostic("exchange", message, self.file, *arrival.unit.place, severity=Severity.WARNING)
        )


def _origin_of(entry: polib.POEntry, arrivals: Iterable[Arrival]) -> Arrival | None:
    """The arrival whose translation a merge gave to the entry, None if it gave none."""
    if not entry.msgstr:
        return None
    text = entry.previous_msgid if entry.fuzzy else entry.msgid
    return next(
        (
            one
            for one in arrivals
            if one.target == entry.msgstr and meaning_of(one.unit.source) == meaning_of(text or "")
        ),
        None,
    )


def _quoted(text: str) -> str:
    """The beginning of a text, on one line."""
    line = " ".join(text.split())
    return f'"{line}"' if len(line) <= _SHOWN_CHARACTERS else f'"{line[:_SHOWN_CHARACTERS].rstrip()}…"'
