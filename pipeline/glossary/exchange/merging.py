"""Terms from elsewhere → ``glossary.toml``, which keeps its comments, its order and how it is written."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum
from pathlib import PurePath

import tomlkit
from tomlkit.items import AoT

from pipeline.diagnostics import InputError
from pipeline.glossary.exchange.toml_edits import AddForm, AddLanguage, Edit, SetText, made
from pipeline.glossary.exchange.toml_text import term_as_toml
from pipeline.glossary.folding import folded
from pipeline.glossary.reading import parse_glossary
from pipeline.glossary.terms import Glossary, Rendering, Status, Term

__all__ = ["Changes", "Preference", "merge_terms"]


class Preference(Enum):
    """Who is right where the glossary and the file differ."""

    OURS = "ours"
    THEIRS = "theirs"


@dataclass(slots=True)
class Changes:
    """What a merge did, a line each: the terms that are new, what was added to others, and where the two differ."""

    text: str = ""
    """The glossary's file as it is to be."""
    added: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    conflicts: list[str] = field(default_factory=list)


def merge_terms(
    text: str,
    terms: Sequence[Term],
    shown: PurePath,
    source_language: str,
    languages: Sequence[str],
    prefer: Preference,
) -> Changes:
    """``text``, the content of ``glossary.toml``, with ``terms``.

    A term belongs to the one of the glossary with the same id or one of the same source forms. What the glossary lacks
    is added; where both say something, ``prefer`` decides. Raises `InputError` if the glossary cannot be read, before
    or afterwards.
    """
    glossary = parse_glossary(text, shown, source_language, languages)
    merge = _Merge(glossary, source_language, prefer)
    new = [term for term in terms if not merge.change(term)]
    mark = "\ufeff" if text.startswith("\ufeff") else ""
    changed = merge.written(text.removeprefix(mark))
    blocks = "".join("\n" + term_as_toml(merge.named(term), source_language) for term in new)
    if "\r\n" in text:
        blocks = blocks.replace("\n", "\r\n")
    if blocks:
        line_end = "\r\n" if "\r\n" in text else "\n"
        changed = changed.rstrip("\r\n") + line_end + blocks if changed.strip() else blocks.lstrip("\r\n")
    merge.changes.text = mark + changed
    try:
        parse_glossary(merge.changes.text, shown, source_language, languages)
    except InputError as error:
        message = f"with these terms the glossary would be wrong: {error.diagnostics[0].message}"
        raise InputError.at("glossary", message, shown) from None
    return merge.changes


class _Merge:
    """The changes to the terms of a glossary, worked out first, written afterwards."""

    def __init__(self, glossary: Glossary, source_language: str, prefer: Preference) -> None:
        self.changes = Changes()
        self._source_language = source_language
        self._prefer = prefer
        self._by_id = {term.id: number for number, term in enumerate(glossary.terms)}
        self._by_form = {
            folded(form): number for number, term in enumerate(glossary.terms) for form in term.ja
        }
        self._terms = glossary.terms
        self._edits: dict[int, list[Edit]] = {}
        self._ids = set(self._by_id)
        self._new_forms: set[str] = set()
        self._new_languages: set[tuple[str, str]] = set()

    def change(self, term: Term) -> bool:
        """Work out what ``term`` changes in the glossary's own; False if the glossary does not have it."""
        numbers = {self._by_form[folded(form)] for form in term.ja if folded(form) in self._by_form}
        if term.id in self._by_id:
            numbers.add(self._by_id[term.id])
        if not numbers:
            if self._new_forms & set(map(folded, term.ja)):
                self.changes.conflicts.append(f"{term.ja[0]}: the file has it twice; the first is taken")
                return True
            self._new_forms.update(map(folded, term.ja))
            return False
        number = min(numbers)
        ours = self._terms[number]
        if len(numbers) > 1:
            others = ", ".join(self._terms[one].id for one in sorted(numbers))
            self.changes.conflicts.append(
                f"{term.ja[0]}: it is several terms here ({others}); nothing is changed"
            )
            return True
        edits = [*self._source_edits(ours, term), *self._text_edits(ours, term)]
        for language, theirs in term.renderings.items():
            edits += self._rendering_edits(ours, language, theirs)
        if edits:
            self._edits[number] = self._edits.get(number, []) + edits
            self.changes.changed += (f"{ours.id}: {edit.told}" for edit in edits)
        return True

    def named(self, term: Term) -> Term:
        """A new term with an id that no other has."""
        base = term.id or _slug(term)
        identifier, number = base, 2
        while identifier in self._ids:
            identifier, number = f"{base}-{number}", number + 1
        self._ids.add(identifier)
        self.changes.added.append(f"{identifier}: {term.ja[0]}")
        return replace(term, id=identifier)

    def written(self, text: str) -> str:
        """The file's text with the changes."""
        if not self._edits:
            return text
        document = tomlkit.parse(text)
        tables = document["term"]
        assert isinstance(tables, AoT)
        for number, edits in self._edits.items():
            made(edits, tables[number])
        return tomlkit.dumps(document)

    def _source_edits(self, ours: Term, theirs: Term) -> Iterator[Edit]:
        known = set(map(folded, ours.ja))
        for form in theirs.ja:
            if folded(form) not in known:
                yield AddForm((self._source_language,), form)

    def _text_edits(self, ours: Term, theirs: Term) -> Iterator[Edit]:
        for key in ("definition", "note", "part_of_speech", "domain", "broader"):
            yield from self._text_edit(ours, (key,), getattr(ours, key), getattr(theirs, key))
        if theirs.status is not Status.APPROVED:
            yield from self._text_edit(ours, ("status",), ours.status.value, theirs.status.value)

    def _text_edit(self, ours: Term, path: tuple[str, ...], old: str, new: str) -> Iterator[Edit]:
        if not new or new == old:
            return
        if not old or self._prefer is Preference.THEIRS:
            yield SetText(path, new, old)
        else:
            name = " ".join(path)
            self.changes.conflicts.append(f"{ours.id}: {name} is “{old}” here, “{new}” in the file")

    def _rendering_edits(self, ours: Term, language: str, theirs: Rendering) -> Iterator[Edit]:
        old = ours.renderings.get(language)
        if old is None:
            if (ours.id, language) not in self._new_languages:
                self._new_languages.add((ours.id, language))
                yield AddLanguage(language, theirs)
            return
        taken = {folded(form): "allowed" for form in old.allowed} | {
            folded(form): "forbidden" for form in old.forbidden
        }
        status = taken.get(folded(theirs.preferred))
        if theirs.preferred != old.preferred and status is None:
            yield from self._text_edit(ours, (language, "preferred"), old.preferred, theirs.preferred)
        elif theirs.preferred != old.preferred:
            self.changes.conflicts.append(
                f"{ours.id}: {language} “{theirs.preferred}” is {status} here, preferred in the file"
            )
        for name in ("note", "definition"):
            yield from self._text_edit(ours, (language, name), getattr(old, name), getattr(theirs, name))
        for key, forms in (("admitted", theirs.admitted), ("forbidden", theirs.forbidden)):
            wanted = "allowed" if key == "admitted" else "forbidden"
            for form in forms:
                status = taken.get(folded(form))
                if status is None:
                    yield AddForm((language, key), form, theirs.reasons.get(form, ""))
                elif status != wanted:
                    self.changes.conflicts.append(
                        f"{ours.id}: {language} “{form}” is {status} here, {key} in the file"
                    )


def _slug(term: Term) -> str:
    """An id made of the English rendering, or else of the headword."""
    english = next(
        (one.preferred for name, one in term.renderings.items() if name.partition("_")[0] == "en"), ""
    )
    return re.sub(r"[^a-z0-9]+", "-", folded(english)).strip("-") or re.sub(r"\s+", "-", folded(term.ja[0]))
