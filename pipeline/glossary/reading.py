"""Reading ``glossary.toml``. Whatever is wrong with it is told with line and column, all terms at once."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path, PurePath
from typing import Any, TypeVar

from pipeline import locales
from pipeline.diagnostics import Diagnostic, InputError
from pipeline.glossary.folding import folded
from pipeline.glossary.terms import Glossary, Rendering, Term
from pipeline.textfile import TomlText, read_text

__all__ = ["parse_glossary", "read_glossary"]

T = TypeVar("T")

CODE = "glossary"
HEADER = "[[term]]"
_TEXT_KEYS = ("definition", "note", "part_of_speech", "domain")
_RENDERING_KEYS = ("preferred", "admitted", "forbidden", "note")


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
            near = _nearest(key, ("term",))
            hint = f"did you mean {HEADER}?" if near else f"a glossary has {HEADER} blocks only"
            raise document.error(f'unknown key "{key}": {hint}', key)
    tables = document.data.get("term", [])
    if not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
        raise document.error(f"terms are written as {HEADER} blocks", "term")

    terms: list[Term] = []
    problems: list[Diagnostic] = []
    seen = _Seen()
    for number, table in enumerate(tables, 1):
        reader = _TermReader(document, number, table, source_language, tuple(languages))
        try:
            term = reader.term()
            seen.add(term, reader)
        except InputError as error:
            problems.extend(error.diagnostics)
        else:
            terms.append(term)
    if problems:
        raise InputError(problems)
    return Glossary(tuple(terms))


def _nearest(key: str, known: Iterable[str]) -> str | None:
    """Which of the ``known`` keys somebody who wrote ``key`` may have meant, None if none is near."""
    return next(iter(get_close_matches(key, list(known), n=1)), None)


@dataclass(slots=True)
class _Seen:
    """The ids and source forms of the terms read so far, each with the id of its term."""

    ids: set[str] = field(default_factory=set)
    forms: dict[str, str] = field(default_factory=dict)

    def add(self, term: Term, reader: "_TermReader") -> None:
        if term.id in self.ids:
            raise reader.error(f'the id "{term.id}" is taken by another term', "id", f'"{term.id}"')
        self.ids.add(term.id)
        for form in term.ja:
            other = self.forms.setdefault(folded(form), term.id)
            if other != term.id:
                message = f'"{form}" already belongs to the term "{other}": keep it in one of the two'
                raise reader.error(message, reader.source_language, f'"{form}"')


@dataclass(frozen=True, slots=True)
class _TermReader:
    """Reads the ``number``-th term of the file, counted from 1, and knows where it stands."""

    document: TomlText
    number: int
    table: dict[str, Any]
    source_language: str
    languages: tuple[str, ...]

    def error(self, message: str, *needles: str) -> InputError:
        return self.document.error(message, *[HEADER] * self.number, *needles)

    def term(self) -> Term:
        texts = {key: self.text(key, value) for key, value in self.table.items() if key in _TEXT_KEYS}
        for key in self.table:
            if key not in ("id", self.source_language, *_TEXT_KEYS) and not locales.is_known(key):
                raise self.error(self.unknown_key(key), key)
        return Term(
            id=self.required("id", self.text),
            ja=self.required(self.source_language, self.forms),
            renderings=dict(self.renderings()),
            **texts,
        )

    def unknown_key(self, key: str) -> str:
        keys = ("id", self.source_language, *_TEXT_KEYS)
        is_language = isinstance(self.table[key], dict)
        guess = locales.closest(key) if is_language else _nearest(key, keys)
        if guess:
            return f'unknown key "{key}": did you mean "{guess}"?'
        return f'unknown key "{key}": a term has {", ".join(keys)} and languages such as {self.example}'

    @property
    def example(self) -> str:
        return ", ".join(self.languages[:3]) or "en"

    def required(self, key: str, read: Callable[[str, object], T]) -> T:
        if key not in self.table:
            raise self.error(f"the term has no {key}: add it")
        return read(key, self.table[key])

    def text(self, *path_and_value: object) -> str:
        *path, value = path_and_value
        needles = [str(part) for part in path]
        if not isinstance(value, str):
            raise self.error(f"{needles[-1]} must be a text in quotes", *needles)
        if needles[-1] in ("id", "preferred") and not value.strip():
            raise self.error(f"{needles[-1]} must not be empty", *needles)
        return value

    def forms(self, key: str, value: object) -> tuple[str, ...]:
        found = self.texts(key, value)
        if not found:
            raise self.error(f"{key} must have the headword at least", key)
        return found

    def texts(self, *path_and_value: object) -> tuple[str, ...]:
        *path, value = path_and_value
        needles = [str(part) for part in path]
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            raise self.error(f'{needles[-1]} must be a list of texts, such as ["…", "…"]', *needles)
        if not all(folded(item).strip() for item in value):
            raise self.error(f"{needles[-1]} must not have an empty text", *needles)
        return tuple(value)

    def renderings(self) -> Iterator[tuple[str, Rendering]]:
        for key, value in self.table.items():
            if key in ("id", self.source_language, *_TEXT_KEYS):
                continue
            if not isinstance(value, dict):
                raise self.error(f"{key} must be a table, such as [term.{key}]", key)
            yield str(locales.locale_of(key)), self.rendering(key, value)

    def rendering(self, language: str, table: dict[str, object]) -> Rendering:
        for key, value in table.items():
            if key not in _RENDERING_KEYS:
                known = ", ".join(_RENDERING_KEYS)
                guess = _nearest(key, _RENDERING_KEYS)
                hint = f'did you mean "{guess}"?' if guess else f"a rendering has {known}"
                raise self.error(f'unknown key "{key}": {hint}', language, key)
            if key == "note":
                self.text(language, key, value)
        if "preferred" not in table:
            raise self.error(f"no preferred rendering for {language}: add preferred", language)
        found = Rendering(
            preferred=self.text(language, "preferred", table["preferred"]),
            admitted=self.texts(language, "admitted", table.get("admitted", [])),
            forbidden=self.texts(language, "forbidden", table.get("forbidden", [])),
        )
        allowed = {folded(form) for form in found.allowed}
        for form in found.forbidden:
            if folded(form) in allowed:
                message = f'"{form}" is both allowed and forbidden: take it out of one of the two'
                raise self.error(message, language, "forbidden", f'"{form}"')
        return found
