"""TBX → terms: ISO 30042 of 2008 (``martif``) and of 2019 (``tbx``, styles DCA and DCT), whoever wrote it."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import PurePath

from lxml import etree

from pipeline import locales
from pipeline.diagnostics import Diagnostic, InputError
from pipeline.exchange.xml import XML_LANG, parse, place_of, text_of
from pipeline.glossary.exchange.imported import Imported
from pipeline.glossary.exchange.tbx_names import id_of
from pipeline.glossary.terms import Rendering, Status, Term

__all__ = ["read_tbx"]

_CONCEPTS = ("termEntry", "conceptEntry")
_LANGUAGES = ("langSet", "langSec")
_FORMS = ("tig", "ntig", "termSec")
_WITH_TYPE = ("descrip", "termNote", "admin", "ref", "transac")
_PREFERRED = ("preferred", "standardized", "legal", "regulated")
_FORBIDDEN = ("deprecated", "superseded", "forbidden", "obsolete", "notrecommended")


def read_tbx(data: bytes, shown: PurePath, source_language: str) -> Imported:
    """The concepts of a document that have a name in ``source_language``, a locale; the others are left out.

    ``shown`` is the file's path in messages. Raises `InputError`, with its line, for what is no TBX, has entities,
    or names a language that is not known.
    """
    root = parse(data, shown)
    if _name(root) not in ("martif", "tbx"):
        message = f"the root element is {_name(root)}, not martif or tbx: this is no TBX file"
        raise InputError.at("glossary", message, shown, *place_of(root))
    concepts = [_Concept.of(element) for element in root.iter() if _name(element) in _CONCEPTS]
    problems = [problem for concept in concepts for problem in concept.wrong_languages(shown)]
    if problems:
        raise InputError(problems)
    terms: list[Term] = []
    left_out: list[str] = []
    for concept in concepts:
        term = concept.term(source_language)
        if term is None:
            left_out.append(f"{shown}:{concept.line}: a concept without a name in {source_language}")
        else:
            terms.append(term)
            left_out += (
                f"{shown}:{concept.line}: {line}" for line in concept.without_preferred(source_language)
            )
    return Imported(tuple(terms), tuple(left_out))


def _name(element: etree._Element) -> str:
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def _category(element: etree._Element) -> str:
    """The data category of an element: its type (DCA), or its name (DCT)."""
    name = _name(element)
    return element.get("type", "") if name in _WITH_TYPE else name


def _own(element: etree._Element) -> Iterator[etree._Element]:
    """The elements below ``element`` that are about it, not about a language or a form in it."""
    for child in element:
        if _name(child) not in (*_LANGUAGES, *_FORMS):
            yield child
            yield from _own(child)


@dataclass(frozen=True, slots=True)
class _Form:
    """A name in one language."""

    text: str
    status: str
    part_of_speech: str
    note: str

    @classmethod
    def of(cls, element: etree._Element) -> "_Form":
        found: dict[str, list[str]] = {}
        for child in element.iter():
            found.setdefault(_category(child), []).append(" ".join(text_of(child).split()))
        statuses = (found.get(key, [""])[0] for key in ("administrativeStatus", "normativeAuthorization"))
        return cls(
            text=next(iter(found.get("term", [""]))),
            status=next((one for one in statuses if one), ""),
            part_of_speech=next(iter(found.get("partOfSpeech", [""]))),
            note=" ".join(found.get("note", [])),
        )

    @property
    def is_preferred(self) -> bool:
        return self.status.lower().startswith(_PREFERRED)

    @property
    def is_forbidden(self) -> bool:
        return self.status.lower().startswith(_FORBIDDEN)


@dataclass(slots=True)
class _Concept:
    """An entry of the document, by languages as they are written there."""

    id: str
    line: int
    texts: dict[str, list[str]] = field(default_factory=dict)
    related: list[tuple[str, str]] = field(default_factory=list)
    languages: dict[str, tuple[int, list[_Form]]] = field(default_factory=dict)
    definitions: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, element: etree._Element) -> "_Concept":
        concept = cls(id_of(element.get("id", "")), place_of(element)[0])
        for child in _own(element):
            category, text = _category(child), " ".join(text_of(child).split())
            if category == "crossReference" and child.get("target"):
                concept.related.append((text, id_of(child.get("target", ""))))
            elif text:
                concept.texts.setdefault(category, []).append(text)
        for section in element:
            if _name(section) in _LANGUAGES:
                concept.add_language(section)
        return concept

    def add_language(self, section: etree._Element) -> None:
        forms = [_Form.of(form) for form in section if _name(form) in _FORMS]
        language = section.get(XML_LANG) or section.get("lang") or ""
        _, known = self.languages.setdefault(language, (place_of(section)[0], []))
        known += (form for form in forms if form.text)
        for child in _own(section):
            if _category(child) == "definition" and (text := " ".join(text_of(child).split())):
                self.definitions.setdefault(language, text)

    def wrong_languages(self, shown: PurePath) -> Iterator[Diagnostic]:
        for language, (line, _) in self.languages.items():
            if not language or not locales.is_known(language):
                message = (
                    locales.unknown_language(language)
                    if language
                    else "the language is missing: add xml:lang"
                )
                yield Diagnostic("glossary", message, shown, line)

    def forms(self, language: str) -> tuple[_Form, ...]:
        """The names in a locale; where there are none, those in its language with a territory (``ja-JP``)."""
        found = {locales.canonical(name): forms for name, (_, forms) in self.languages.items()}
        near = next((name for name in found if name.startswith(f"{language}_")), "")
        return tuple(found.get(language) or found.get(near) or ())

    def term(self, source_language: str) -> Term | None:
        """None if nothing is said in the source language."""
        sources = sorted(self.forms(source_language), key=lambda form: not form.is_preferred)
        names = tuple(dict.fromkeys(form.text for form in sources if not form.is_forbidden))
        if not names:
            return None
        targets = [name for name in self.languages if not self.is_source(name, source_language)]
        notes = self.texts.get("note", [])
        told = dict(
            note.split(": ", 1) for note in notes if note.startswith(("status: ", "part of speech: "))
        )
        status = told.get("status", "")
        renderings = {locales.canonical(name): self.rendering(name) for name in targets}
        of_source = (self.definitions[name] for name in self.definitions if name not in targets)
        parts = (form.part_of_speech for form in sources if form.part_of_speech)
        term = Term(
            id=self.id,
            ja=names,
            definition=self.first("definition") or next(of_source, ""),
            renderings={name: one for name, one in renderings.items() if one},
            note=" ".join(note for note in notes if note.partition(": ")[0] not in told),
            part_of_speech=told.get("part of speech", "") or next(parts, ""),
            domain=self.first("subjectField"),
            status=Status(status) if status in set(Status) else Status.APPROVED,
        )
        broader = next((target for name, target in self.related if name == "broader"), "")
        return replace(
            term, broader=broader, see=tuple(target for name, target in self.related if name != "broader")
        )

    def rendering(self, name: str) -> Rendering | None:
        """How a language of the document says it; None if it does not."""
        found = _rendering(self.languages[name][1])
        return replace(found, definition=self.definitions.get(name, "")) if found else None

    def without_preferred(self, source_language: str) -> Iterator[str]:
        """A line for each language that has forbidden names only."""
        for name, (_, forms) in self.languages.items():
            if forms and not self.is_source(name, source_language) and not _rendering(forms):
                yield f"there is no {name} name that may be used, only forbidden ones"

    def is_source(self, name: str, source_language: str) -> bool:
        """Whether a language of the document is the source's, with or without a territory."""
        return f"{locales.canonical(name)}_".startswith(f"{source_language}_")

    def first(self, category: str) -> str:
        return next(iter(self.texts.get(category, [])), "")


def _rendering(forms: list[_Form]) -> Rendering | None:
    """The first name that is preferred is, or else the first that is not forbidden; None if all of them are."""
    allowed = sorted(
        (form for form in forms if not form.is_forbidden), key=lambda form: not form.is_preferred
    )
    if not allowed:
        return None
    names = tuple(dict.fromkeys(form.text for form in allowed))
    forbidden = [form for form in forms if form.is_forbidden and form.text not in names]
    return Rendering(
        names[0],
        names[1:],
        tuple(dict.fromkeys(form.text for form in forbidden)),
        note=" ".join(form.note for form in allowed if form.note),
        reasons={form.text: form.note for form in forbidden if form.note},
    )
