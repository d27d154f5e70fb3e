"""Reading one term, from ``glossary.toml`` or the front matter of an article, with the place of what is wrong."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import ClassVar, Protocol, TypeVar

from pipeline import locales
from pipeline.diagnostics import InputError
from pipeline.glossary.folding import folded
from pipeline.glossary.terms import Rendering, Status, Term, language_of_key

__all__ = ["Document", "TermReader", "nearest"]

T = TypeVar("T")

_TEXT_KEYS = ("definition", "note", "part_of_speech", "domain")
_OTHER_KEYS = ("status", "broader", "see")
_RENDERING_KEYS = ("preferred", "admitted", "forbidden", "note", "definition")
_FORBIDDEN_KEYS = ("form", "reason")


class Document(Protocol):
    """What terms are read from."""

    def error(self, message: str, *needles: str) -> InputError:
        """An error at the place to which ``needles`` lead, each searched after the one before (`TomlText.error`)."""
        ...


def nearest(key: str, known: Iterable[str]) -> str | None:
    """Which of the ``known`` keys somebody who wrote ``key`` may have meant, None if none is near."""
    return next(iter(get_close_matches(key, list(known), n=1)), None)


@dataclass(frozen=True, slots=True)
class TermReader:
    """Reads the term that ``table`` describes. ``anchor`` leads to it in the document.

    ``languages`` are those of the project, to suggest one where a key is neither known nor a locale.
    """

    TEXTS: ClassVar[tuple[str, ...]] = (*_TEXT_KEYS, *_OTHER_KEYS)
    """The keys of a term that are neither its id nor languages."""

    document: Document
    anchor: tuple[str, ...]
    table: Mapping[str, object]
    source_language: str
    languages: tuple[str, ...]

    def error(self, message: str, *needles: str) -> InputError:
        """An error within the term."""
        return self.document.error(message, *self.anchor, *needles)

    def term(self) -> Term:
        """The term. Raises `InputError` for the first thing that is wrong with it."""
        self.refuse_unknown_keys()
        return Term(
            id=self.required("id", self.text),
            ja=self.required(self.source_language, self.forms),
            definition=self.optional("definition"),
            renderings=self.renderings(),
            note=self.optional("note"),
            part_of_speech=self.optional("part_of_speech"),
            domain=self.optional("domain"),
            status=self.status(),
            broader=self.optional("broader"),
            see=self.texts("see", self.table.get("see", [])),
        )

    def refuse_unknown_keys(self) -> None:
        """Raise `InputError` for a key that is neither a term's nor a locale."""
        for key in self.table:
            if key not in self.keys and not locales.is_known(key):
                raise self.error(self.unknown_key(key), key)

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys of a term, apart from languages."""
        return ("id", self.source_language, *self.TEXTS)

    def unknown_key(self, key: str) -> str:
        """What to say about a key that is not known."""
        is_language = isinstance(self.table[key], dict)
        guess = locales.closest(key) if is_language else nearest(key, self.keys)
        if guess:
            return f'unknown key "{key}": did you mean "{guess}"?'
        example = ", ".join(self.languages[:3]) or "en"
        return f'unknown key "{key}": a term has {", ".join(self.keys)} and languages such as {example}'

    def required(self, key: str, read: Callable[[str, object], T]) -> T:
        """A value that every term has."""
        if key not in self.table:
            raise self.error(f"the term has no {key}: add it")
        return read(key, self.table[key])

    def optional(self, key: str) -> str:
        """A text that a term may have, empty if it has none."""
        return self.text(key, self.table[key]) if key in self.table else ""

    def status(self) -> Status:
        """Approved, unless the term says otherwise."""
        value = self.optional("status") or Status.APPROVED
        try:
            return Status(value)
        except ValueError:
            choices = ", ".join(Status)
            raise self.error(f'unknown status "{value}": use one of {choices}', "status") from None

    def text(self, *path_and_value: object) -> str:
        """A text at a path of keys, which are the arguments before the last."""
        *path, value = path_and_value
        needles = [str(part) for part in path]
        if not isinstance(value, str):
            raise self.error(f"{needles[-1]} must be a text in quotes", *needles)
        if needles[-1] in ("id", "preferred", "form") and not folded(value).strip():
            raise self.error(f"{needles[-1]} must not be empty", *needles)
        return value

    def forms(self, key: str, value: object) -> tuple[str, ...]:
        """The names in the source language."""
        found = self.texts(key, value)
        if not found:
            raise self.error(f"{key} must have the headword at least", key)
        return found

    def texts(self, *path_and_value: object) -> tuple[str, ...]:
        """A list of texts at a path of keys."""
        *path, value = path_and_value
        needles = [str(part) for part in path]
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            raise self.error(f'{needles[-1]} must be a list of texts, such as ["…", "…"]', *needles)
        if not all(folded(item).strip() for item in value):
            raise self.error(f"{needles[-1]} must not have an empty text", *needles)
        return tuple(value)

    def renderings(self) -> Mapping[str, Rendering]:
        """The renderings by their locales."""
        return {
            language_of_key(key): self.rendering(key, self.rendering_table(key, value))
            for key, value in self.table.items()
            if key not in self.keys
        }

    def rendering_table(self, key: str, value: object) -> Mapping[str, object]:
        """The table of a language."""
        if not isinstance(value, dict):
            raise self.error(f"{key} must be a table, such as [term.{key}]", key)
        return value

    def rendering(self, language: str, table: Mapping[str, object]) -> Rendering:
        """What a table says of one language."""
        self.refuse_others(table, _RENDERING_KEYS, "a rendering", language)
        if "preferred" not in table:
            raise self.error(f"no preferred rendering for {language}: add preferred", language)
        preferred = self.text(language, "preferred", table["preferred"])
        admitted = self.texts(language, "admitted", table.get("admitted", []))
        forbidden = dict(self.forbidden(language, table.get("forbidden", [])))
        allowed = {folded(form) for form in (preferred, *admitted)}
        for form in forbidden:
            if folded(form) in allowed:
                message = f'"{form}" is both allowed and forbidden: take it out of one of the two'
                raise self.error(message, language, "forbidden", f'"{form}"')
        return Rendering(
            preferred,
            admitted,
            tuple(forbidden),
            note=self.text(language, "note", table.get("note", "")),
            reasons={form: reason for form, reason in forbidden.items() if reason},
            definition=self.text(language, "definition", table.get("definition", "")),
        )

    def forbidden(self, language: str, value: object) -> Iterator[tuple[str, str]]:
        """Each forbidden form with the reason, empty if none is given."""
        if not isinstance(value, list) or not all(isinstance(item, str | dict) for item in value):
            raise self.error('forbidden must be a list of texts, such as ["…", "…"]', language, "forbidden")
        for item in value:
            if isinstance(item, str):
                yield from ((form, "") for form in self.texts(language, "forbidden", [item]))
                continue
            self.refuse_others(item, _FORBIDDEN_KEYS, "a forbidden form", language, "forbidden")
            if "form" not in item:
                raise self.error('a forbidden form has no form: add form = "…"', language, "forbidden")
            path = (language, "forbidden")
            yield self.text(*path, "form", item["form"]), self.text(*path, "reason", item.get("reason", ""))

    def refuse_others(
        self, table: Mapping[str, object], known: tuple[str, ...], what: str, *path: str
    ) -> None:
        """Raise `InputError` for a key of ``table`` that is not known."""
        for key in table:
            if key not in known:
                guess = nearest(key, known)
                hint = f'did you mean "{guess}"?' if guess else f"{what} has {', '.join(known)}"
                raise self.error(f'unknown key "{key}": {hint}', *path, key)
