"""Reading ``glossary.toml``. Whatever is wrong with it is told with line and column, all terms at once."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePath

from pipeline.diagnostics import Diagnostic, InputError
from pipeline.glossary.folding import folded
from pipeline.glossary.term_reading import TermReader, nearest
from pipeline.glossary.terms import Glossary, Term
from pipeline.textfile import TomlText, read_text

__all__ = ["CODE", "HEADER", "parse_glossary", "read_glossary"]

CODE = "glossary"
HEADER = "[[term]]"


def read_glossary(path: Path, shown: PurePath, source_language: str, languages: Sequence[str]) -> Glossary:
    """The glossary at ``path``, which messages call ``shown``; an empty one if there is no such file.

    ``languages`` are those of the project, to suggest one where a key is neither known nor a locale. Raises
    `InputError` with a diagnostic for each thing that is wrong.
    """
    if not path.exists() and not path.is_symlink():
        return Glossary()
    return parse_glossary(read_text(path, shown, CODE), shown, source_language, languages)


def parse_glossary(text: str, shown: PurePath, source_language: str, languages: Sequence[str]) -> Glossary:
    """The glossary that the TOML ``text`` describes; see `read_glossary`."""
    document = TomlText(text.removeprefix("\ufeff"), shown, CODE)
    for key in document.data:
        if key != "term":
            near = nearest(key, ("term",))
            hint = f"did you mean {HEADER}?" if near else f"a glossary has {HEADER} blocks only"
            raise document.error(f'unknown key "{key}": {hint}', key)
    tables = document.data.get("term", [])
    if not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
        raise document.error(f"terms are written as {HEADER} blocks", "term")

    problems: list[Diagnostic] = []
    seen = _Seen()
    readers = [
        TermReader(document, (HEADER,) * number, table, source_language, tuple(languages))
        for number, table in enumerate(tables, 1)
    ]
    read: list[tuple[Term, TermReader]] = []
    for reader in readers:
        try:
            term = reader.term()
            seen.add(term, reader)
        except InputError as error:
            problems.extend(error.diagnostics)
        else:
            read.append((term, reader))
    if not problems:
        problems.extend(_wrong_relations(read))
    if problems:
        raise InputError(problems)
    return Glossary(tuple(term for term, _ in read))


@dataclass(slots=True)
class _Seen:
    """The ids and source forms of the terms read so far, each with the id of its term."""

    ids: set[str] = field(default_factory=set)
    forms: dict[str, str] = field(default_factory=dict)

    def add(self, term: Term, reader: TermReader) -> None:
        if term.id in self.ids:
            raise reader.error(f'the id "{term.id}" is taken by another term', "id", f'"{term.id}"')
        self.ids.add(term.id)
        for form in term.ja:
            other = self.forms.setdefault(folded(form), term.id)
            if other != term.id:
                message = f'"{form}" already belongs to the term "{other}": keep it in one of the two'
                raise reader.error(message, reader.source_language, f'"{form}"')


def _wrong_relations(read: Sequence[tuple[Term, TermReader]]) -> Iterator[Diagnostic]:
    """What is wrong with the terms that terms name: there is none, or it leads back to where it began."""
    by_id = {term.id: term for term, _ in read}
    for term, reader in read:
        for key, ids in (("broader", (term.broader,) if term.broader else ()), ("see", term.see)):
            for one in ids:
                if one not in by_id:
                    guess = nearest(one, by_id)
                    hint = f'did you mean "{guess}"?' if guess else "use the id of a term of this file"
                    message = f'{key}: there is no term "{one}": {hint}'
                    yield from reader.error(message, key, f'"{one}"').diagnostics
    told: set[str] = set()
    for term, reader in read:
        cycle = _cycle(term, by_id)
        if cycle and not told.intersection(cycle):
            told.update(cycle)
            way = " → ".join((*cycle, cycle[0]))
            message = f"broader leads in a circle, {way}: take it out of one of them"
            yield from reader.error(message, "broader").diagnostics


def _cycle(term: Term, by_id: Mapping[str, Term]) -> tuple[str, ...]:
    """The ids on the way from ``term`` back to it along ``broader``; empty if it does not lead back."""
    way = [term.id]
    while (following := by_id.get(way[-1])) and following.broader and len(way) <= len(by_id):
        if following.broader == term.id:
            return tuple(way)
        way.append(following.broader)
    return ()
