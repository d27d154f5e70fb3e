"""The evaluation set of the checks, evaluation/: pairs that are right however tricky, and pairs with one defect each.

`read_cases` gives them one by one, `find_codes` says what the checks find in each. Cases of one language are written into
one catalog, each with a context of its own, and checked as `pipeline check` checks any translator's file.
"""

import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import Any

import polib

from pipeline.catalog import Catalog, read_catalog
from pipeline.checks import check_catalog, check_consistency
from pipeline.glossary import Glossary, Matcher, read_glossary

FOLDER = Path(__file__).parent / "evaluation"
SOURCE_LANGUAGE = "ja"
LANGUAGES = ("en", "ko", "zh_Hans", "de", "fr", "ar")


@dataclass(frozen=True, slots=True)
class Entry:
    """A text and its translation; with plural forms, the two texts and all forms of the translation."""

    source: tuple[str, ...]
    forms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Case:
    """What is right, or has one defect: almost always one entry, else catalogs that are looked at together.

    ``name`` says where it is written (``sentences/economy.toml 3 de number``). ``planted`` is the code of the
    check that should find the defect, None if there is none. ``is_term_case``: the glossary of the set applies.
    """

    name: str
    language: str
    planted: str | None
    catalogs: tuple[tuple[Entry, ...], ...]
    is_term_case: bool = False
    is_held_out: bool = False

    @property
    def entry(self) -> Entry | None:
        """The entry, if there is only one."""
        return self.catalogs[0][0] if len(self.catalogs) == len(self.catalogs[0]) == 1 else None


@dataclass(frozen=True, slots=True)
class Score:
    """How well a check does: ``found`` of the ``planted`` defects, and ``false`` alarms on right translations."""

    planted: int
    found: int
    false: int

    @property
    def recall(self) -> float:
        """The share of the planted defects that are found, 1 if there are none."""
        return self.found / self.planted if self.planted else 1.0

    @property
    def precision(self) -> float:
        """The share of what is told that is a planted defect, 1 if nothing is told."""
        return self.found / (self.found + self.false) if self.found + self.false else 1.0


def scores(cases: Sequence[Case], found: Mapping[str, frozenset[str]]) -> Mapping[str, Score]:
    """A score for each code that is planted or said of a right translation, by code.

    A defect counts as found if its own check finds it. What other checks say about the same text, as of a
    sentence of which half is missing, counts neither way.
    """
    planted = [case.planted for case in cases if case.planted]
    false = [code for case in cases if case.planted is None for code in found[case.name]]
    return {
        code: Score(
            planted.count(code),
            sum(case.planted == code and code in found[case.name] for case in cases),
            false.count(code),
        )
        for code in sorted({*planted, *false})
    }


def total(by_code: Iterable[Score]) -> Score:
    """All of them together."""
    listed = list(by_code)
    return Score(
        sum(one.planted for one in listed), sum(one.found for one in listed), sum(one.false for one in listed)
    )


def false_alarms(cases: Sequence[Case], found: Mapping[str, frozenset[str]]) -> float:
    """The share of right translations about which anything is said."""
    right = [case for case in cases if case.planted is None]
    return sum(bool(found[case.name]) for case in right) / len(right)


def read_cases() -> tuple[Case, ...]:
    """All cases, in the order of the files."""
    found: list[Case] = []
    for path in sorted(FOLDER.rglob("*.toml")):
        name = path.relative_to(FOLDER).as_posix()
        tables = tomllib.loads(path.read_text(encoding="utf-8"))
        for index, table in enumerate(tables.get("sentence", ()), 1):
            found += _sentence(f"{name} {index}", table)
        for index, table in enumerate(tables.get("entry", ()), 1):
            entry = Entry(tuple(table["source"]), tuple(table["forms"]))
            found.append(Case(f"{name} {index}", table["language"], table.get("planted"), ((entry,),)))
        for index, table in enumerate(tables.get("catalogs", ()), 1):
            catalogs = tuple(
                tuple(Entry((one,), (other,)) for one, other in texts) for texts in table["texts"]
            )
            found.append(Case(f"{name} {index}", table["language"], table.get("planted"), catalogs))
    return tuple(found)


def _sentence(name: str, table: Mapping[str, Any]) -> Iterator[Case]:
    """A sentence's translations, each a case, and what is wrong in them, planted one by one."""
    is_term_case, is_held_out = name.startswith("glossary/"), "held_out_" in name
    source = (table["ja"],)
    for language in (one for one in LANGUAGES if one in table):
        right = table[language]
        variants: dict[str | None, str] = {None: right}
        for code, change in table.get("wrong", {}).get(language, {}).items():
            variants[code] = change if isinstance(change, str) else _replaced(name, right, *change)
        for code, text in variants.items():
            place = f"{name} {language} {code or ''}".rstrip()
            yield Case(place, language, code, ((Entry(source, (text,)),),), is_term_case, is_held_out)


def _replaced(name: str, text: str, old: str, new: str) -> str:
    assert text.count(old) == 1, f"{name}: {old!r} is to be there once in {text!r}"
    return text.replace(old, new)


def find_codes(cases: Sequence[Case], folder: Path) -> Mapping[str, frozenset[str]]:
    """The codes of what the checks say about each case, by its name. ``folder`` takes the catalogs."""
    shown = PurePath("terms.toml")
    terms = read_glossary(FOLDER / "glossary" / "terms.toml", shown, SOURCE_LANGUAGE, LANGUAGES)
    found: dict[str, set[str]] = {case.name: set() for case in cases}
    for glossary, is_term_case in ((terms, True), (Glossary(()), False)):
        matcher = Matcher(glossary, SOURCE_LANGUAGE)
        for language in LANGUAGES:
            entries = {
                case.name: case.entry
                for case in cases
                if case.entry and case.language == language and case.is_term_case is is_term_case
            }
            catalog = _written(folder / f"{language}-{is_term_case}.po", language, entries)
            names = {catalog.place(entry)[0]: entry.msgctxt or "" for entry in catalog.po}
            for one in check_catalog(
                catalog,
                language,
                source_language=SOURCE_LANGUAGE,
                matcher=matcher,
                glossary=glossary,
                article=None,
            ):
                found[names[one.line]].add(one.code)
    for case in (one for one in cases if one.entry is None):
        catalogs = [
            _written(folder / f"together-{index}.po", case.language, dict(enumerate(entries)))
            for index, entries in enumerate(case.catalogs)
        ]
        together = check_consistency([(one, None) for one in catalogs], case.language)
        found[case.name] |= {one.code for one in together}
    return {name: frozenset(codes) for name, codes in found.items()}


def write_catalog(path: Path, language: str, entries: Mapping[Any, Entry]) -> None:
    """Write a catalog of ``entries``; a key that is a string becomes the entry's context."""
    po = polib.POFile(wrapwidth=0)
    po.metadata = {"Language": language, "Content-Type": "text/plain; charset=UTF-8"}
    for key, entry in entries.items():
        is_plural = len(entry.source) > 1
        po.append(
            polib.POEntry(
                msgid=entry.source[0],
                msgctxt=key if isinstance(key, str) else None,
                msgid_plural=entry.source[1] if is_plural else "",
                msgstr="" if is_plural else entry.forms[0],
                msgstr_plural=dict(enumerate(entry.forms)) if is_plural else {},
            )
        )
    po.save(str(path))


def _written(path: Path, language: str, entries: Mapping[Any, Entry]) -> Catalog:
    write_catalog(path, language, entries)
    return read_catalog(path, PurePath(path.name))
