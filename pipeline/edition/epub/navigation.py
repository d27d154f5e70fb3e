"""The table of contents, which reading systems show, and the page with the book's title."""

from collections.abc import Sequence

from lxml import etree

from pipeline import locales
from pipeline.edition.epub.chapters import Chapter
from pipeline.edition.epub.xhtml import EPUB, document
from pipeline.edition.page_renderer import language_attributes

__all__ = ["CONTENTS", "TITLE_PAGE", "contents", "title_page"]

CONTENTS = "contents.xhtml"
TITLE_PAGE = "title.xhtml"
_OUTER = 2


def contents(
    title: str,
    language: str,
    source_language: str,
    chapters: Sequence[Chapter],
    landmarks: tuple[str, str, str],
) -> bytes:
    """The chapters, and their sections of level two; those that are not translated are in the source language.

    ``landmarks`` are the words for title page, contents and text.
    """
    body = etree.Element("body")
    nav = etree.SubElement(body, "nav")
    nav.set(f"{{{EPUB}}}type", "toc")
    nav.set("role", "doc-toc")
    etree.SubElement(nav, "h1").text = title
    outer = etree.SubElement(nav, "ol")
    for chapter in chapters:
        item = _item(outer, chapter.name, chapter.title, chapter.title_language, language)
        sections = [one for one in chapter.sections if one.level == _OUTER and one.text]
        if sections:
            inner = etree.SubElement(item, "ol")
            for section in sections:
                own = source_language if section.fell_back else language
                _item(inner, f"{chapter.name}#{section.fragment}", section.text, own, language)
    marks = etree.SubElement(body, "nav")
    marks.set(f"{{{EPUB}}}type", "landmarks")
    marks.set("hidden", "hidden")
    where = etree.SubElement(marks, "ol")
    places = (("titlepage", TITLE_PAGE), ("toc", CONTENTS), ("bodymatter", chapters[0].name))
    for (kind, name), word in zip(places, landmarks, strict=True):
        link = _item(where, name, word, language, language)[0]
        link.set(f"{{{EPUB}}}type", kind)
    return document(title, locales.web_tag(language), locales.writing_direction(language), body)


def title_page(title: str, subtitle: str, language: str) -> bytes:
    """The first page: the book's title in the language's own script, as text."""
    body = etree.Element("body")
    section = etree.SubElement(body, "section", {"class": "title-page"})
    section.set(f"{{{EPUB}}}type", "titlepage")
    etree.SubElement(section, "h1").text = title
    if subtitle:
        etree.SubElement(section, "p").text = subtitle
    return document(title, locales.web_tag(language), locales.writing_direction(language), body)


def _item(items: etree._Element, address: str, text: str, language: str, around: str) -> etree._Element:
    """A link in a list; it says its language where that is not the one ``around``."""
    item = etree.SubElement(items, "li")
    link = etree.SubElement(item, "a", href=address)
    link.text = text
    if language != around:
        for name, value in language_attributes(language).items():
            link.set(name, value)
    return item
