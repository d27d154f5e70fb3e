"""Glossary → TBX-Basic.

What TBX-Basic has no category for is told in notes that begin with its name (``status: draft``), which reading takes
back: the status of a concept, and a part of speech that is none of the standard's.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from pipeline.exchange.xml import XML_LANG, holdable, serialize
from pipeline.glossary.exchange.tbx_names import BASIC, CORE, MIN, STATUS, Dialect, xml_id
from pipeline.glossary.terms import Glossary, Rendering, Status, Term
from pipeline.locales import web_tag

__all__ = ["PARTS_OF_SPEECH", "write_tbx"]

PARTS_OF_SPEECH = ("noun", "verb", "adjective", "adverb", "other")
_DTD = '<!DOCTYPE martif SYSTEM "TBXBasiccoreStructV02.dtd">'
_XCS = "TBXBasicXCSV02.xcs"


def write_tbx(glossary: Glossary, source_language: str, *, title: str, dialect: Dialect) -> bytes:
    """The document, in UTF-8. The glossary's forms are in ``source_language``; ``title`` is the project's."""
    writer = _Writer(dialect, source_language)
    return serialize(writer.document(glossary, title), doctype=_DTD if dialect is Dialect.MARTIF else None)


@dataclass(frozen=True, slots=True)
class _Names:
    concept: str
    language: str
    form: str


_NAMES_2008 = _Names("termEntry", "langSet", "tig")
_NAMES_2019 = _Names("conceptEntry", "langSec", "termSec")


@dataclass(frozen=True, slots=True)
class _Writer:
    dialect: Dialect
    source_language: str

    @property
    def names(self) -> _Names:
        return _NAMES_2008 if self.dialect is Dialect.MARTIF else _NAMES_2019

    def document(self, glossary: Glossary, title: str) -> etree._Element:
        language = web_tag(self.source_language)
        if self.dialect is Dialect.MARTIF:
            root = etree.Element("martif", {"type": "TBX-Basic", XML_LANG: language})
            header = self.add(root, "martifHeader")
        else:
            names: dict[str | None, str] = {None: CORE}
            if self.dialect is Dialect.DCT:
                names |= {"min": MIN, "basic": BASIC}
            attributes = {"type": "TBX-Basic", "style": self.dialect.value, XML_LANG: language}
            root = etree.Element(f"{{{CORE}}}tbx", attributes, nsmap=names)
            header = self.add(root, "tbxHeader")
        description = self.add(header, "fileDesc")
        self.add(self.add(description, "titleStmt"), "title", title)
        self.add(self.add(description, "sourceDesc"), "p", f"The glossary of {title}")
        if self.dialect is Dialect.MARTIF:
            self.add(self.add(header, "encodingDesc"), "p", _XCS).set("type", "XCSURI")
        body = self.add(self.add(root, "text"), "body")
        for term in glossary.terms:
            self.concept(body, term)
        return root

    def add(self, parent: etree._Element, name: str, text: str = "") -> etree._Element:
        """An element of the core structure."""
        element = etree.SubElement(parent, name if self.dialect is Dialect.MARTIF else f"{{{CORE}}}{name}")
        element.text = holdable(text) or None
        return element

    def category(
        self, parent: etree._Element, kind: str, name: str, text: str, module: str
    ) -> etree._Element:
        """A data category, ``name`` of the ``kind`` (descrip, termNote, ref) that the module defines."""
        if self.dialect is Dialect.DCT:
            element = etree.SubElement(parent, f"{{{module}}}{name}")
            element.text = holdable(text)
            return element
        element = self.add(parent, kind, text)
        element.set("type", name)
        return element

    def concept(self, body: etree._Element, term: Term) -> None:
        entry = self.add(body, self.names.concept)
        entry.set("id", xml_id(term.id))
        if term.domain:
            self.category(entry, "descrip", "subjectField", term.domain, MIN)
        if term.definition:
            self.category(entry, "descrip", "definition", term.definition, BASIC)
        for note in _notes(term):
            self.add(entry, "note", note)
        related = [("broader", term.broader)] if term.broader else []
        for name, identifier in (*related, *(("see", one) for one in term.see)):
            self.category(entry, "ref", "crossReference", name, BASIC).set("target", xml_id(identifier))
        sources = self.language(entry, self.source_language)
        for number, form in enumerate(term.ja):
            self.form(sources, form, "admitted" if number else "preferred", part=term.part_of_speech)
        for language, rendering in term.renderings.items():
            self.rendering(self.language(entry, language), rendering)

    def language(self, entry: etree._Element, language: str) -> etree._Element:
        element = self.add(entry, self.names.language)
        element.set(XML_LANG, web_tag(language))
        return element

    def rendering(self, section: etree._Element, rendering: Rendering) -> None:
        if rendering.definition:
            self.category(section, "descrip", "definition", rendering.definition, BASIC)
        self.form(section, rendering.preferred, "preferred", note=rendering.note)
        for form in rendering.admitted:
            self.form(section, form, "admitted")
        for form in rendering.forbidden:
            self.form(section, form, "forbidden", note=rendering.reasons.get(form, ""))

    def form(
        self, section: etree._Element, text: str, status: str, *, part: str = "", note: str = ""
    ) -> None:
        element = self.add(section, self.names.form)
        self.add(element, "term", text)
        if part in PARTS_OF_SPEECH:
            self.category(element, "termNote", "partOfSpeech", part, MIN)
        self.category(element, "termNote", "administrativeStatus", STATUS[status], MIN)
        if note:
            self.add(element, "note", note)


def _notes(term: Term) -> Iterator[str]:
    if term.note:
        yield term.note
    if term.status is not Status.APPROVED:
        yield f"status: {term.status}"
    if term.part_of_speech and term.part_of_speech not in PARTS_OF_SPEECH:
        yield f"part of speech: {term.part_of_speech}"
