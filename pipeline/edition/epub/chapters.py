"""An edition as a chapter of its language's book."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import quote, unquote

from lxml import etree
from markupsafe import Markup, escape

from pipeline import locales
from pipeline.edition.anchors import anchors_of
from pipeline.edition.contents import Section
from pipeline.edition.epub.pictures import BookPictures
from pipeline.edition.epub.xhtml import EPUB, content_of, document
from pipeline.edition.frame import attributes
from pipeline.edition.headings import TitlePlace
from pipeline.edition.link_targets import article_meant, is_within_page
from pipeline.edition.links import absolute, page_address
from pipeline.edition.localize import Edition
from pipeline.edition.metadata import text_of
from pipeline.edition.notices import notice
from pipeline.edition.page_links import with_fragment
from pipeline.edition.render import Page, render_body
from pipeline.edition.site import Site
from pipeline.edition.titles import title_of
from pipeline.edition.words import words_for

__all__ = ["Chapter", "Draft", "draft_of", "finished"]

_ELSEWHERE = re.compile(
    r"(?:https?://[\w.-]+(?::\d+)?(?:[/?#][!-~]*)?|mailto:[!-~]+|tel:[\d+.()-]+)", re.ASCII
)
"""Addresses that reading systems take: of hosts that may be, and without characters that want quoting."""

_UNQUOTED = re.compile(r"[^!#$%&'()*+,/:;=?@~\w.-]", re.ASCII)

_NOTES = {"doc-noteref": "noteref", "doc-backlink": "backlink", "doc-endnotes": "footnotes"}


@dataclass(frozen=True, slots=True)
class Draft:
    """A chapter whose links are not looked at yet: its file, its title, and what is in it."""

    edition: Edition
    name: str
    title: str
    title_language: str
    body: etree._Element
    sections: tuple[Section, ...]

    @property
    def ids(self) -> frozenset[str]:
        """The ids of its elements."""
        return frozenset(str(one) for one in self.body.xpath("//@id"))


@dataclass(frozen=True, slots=True)
class Chapter:
    """A chapter: its file beside the others, its title and the language of that, its sections, and the document."""

    name: str
    title: str
    title_language: str
    sections: tuple[Section, ...]
    content: bytes


def draft_of(
    site: Site,
    edition: Edition,
    day: str,
    names: Mapping[str, str],
    pictures: BookPictures,
) -> Draft:
    """Render an edition.

    ``day`` is its date in words. ``names`` are the files of the chapters by their articles' names. What is no chapter,
    an article or another file, has its address on the site, if that has one.
    """
    config = site.config
    shown: dict[str, tuple[int, int] | None] = {}

    def resolve(url: str) -> str:
        picture = pictures.find(edition.language, edition.article, url)
        if picture is not None:
            shown[picture.path] = picture.size
            return picture.path
        if is_within_page(url):
            return with_fragment("", url, anchors_of(edition.source.text, edition.conventions))
        targets = site.targets.of(edition.article, url)
        other = article_meant(targets, lambda name, own: site.edition_of(name, own or edition.language))
        if other is not None:
            is_chapter = other.language == edition.language and other.article in names
            page = absolute(config.base_url, page_address(other.language, other.slug))
            address = names[other.article] if is_chapter else page
            place = "".join(url.partition("#")[1:])
            anchors = anchors_of(other.source.text, other.conventions)
            return with_fragment(address, place, anchors) if address else ""
        file = site.file_of(edition.language, edition.article, url)
        return absolute(config.base_url, f"{locales.web_tag(edition.language)}/{file}") if file else ""

    rendered = render_body(
        edition, config.source_language, words_for(edition.language, config.theme), Page(resolve)
    )
    title = title_of(edition)
    title_language = config.source_language if title.fell_back else edition.language
    head = Markup()
    if edition.headings.title is not TitlePlace.BODY:
        fell_back = rendered.heading_fell_back if rendered.heading else title.fell_back
        heading = Markup(rendered.heading) if rendered.heading else escape(title.text)
        own = attributes(config.source_language) if fell_back else Markup()
        place = Markup(' id="{}"').format(edition.headings.anchors[0]) if rendered.heading else Markup()
        head += Markup("<h1{}{}>{}</h1>").format(place, own, heading)
    if standfirst := text_of(edition.metadata, "description"):
        own = attributes(config.source_language) if standfirst in edition.untranslated else Markup()
        head += Markup('<p class="standfirst"{}>{}</p>').format(own, standfirst)
    if day:
        head += Markup('<p class="day">{}</p>').format(day)
    head += notice(config, edition)
    body = content_of(str(head) + rendered.html)
    for element in list(body.iter("img")):
        _settle_picture(element, shown)
    for element in body.iter():
        if name := _NOTES.get(element.get("role", "")):
            element.set(f"{{{EPUB}}}type", name)
        if element.tag == "li" and re.fullmatch(r"fn\d+", element.get("id", "")):
            element.set(f"{{{EPUB}}}type", "footnote")
    return Draft(edition, names[edition.article], title.text, title_language, body, rendered.sections)


def finished(draft: Draft, ids: Mapping[str, frozenset[str]]) -> Chapter:
    """A chapter whose links lead somewhere. ``ids`` are those in each chapter, by its file."""
    for link in list(draft.body.iter("a")):
        _settle_link(link, draft.name, ids)
    language = draft.edition.language
    content = document(
        draft.title, locales.web_tag(language), locales.writing_direction(language), draft.body
    )
    sections = tuple(one for one in draft.sections if unquote(one.fragment) in ids[draft.name])
    return Chapter(draft.name, draft.title, draft.title_language, sections, content)


def _settle_picture(element: etree._Element, shown: Mapping[str, tuple[int, int] | None]) -> None:
    """A picture that the book does not have becomes its description, which leads to it where that is possible."""
    source = element.get("src", "")
    if source in shown:
        size = shown[source]
        if size and "width" not in element.attrib and "height" not in element.attrib:
            element.set("width", str(size[0]))
            element.set("height", str(size[1]))
        return
    text = element.get("alt") or ""
    is_linked = any(one.tag == "a" for one in element.iterancestors())
    tail = element.tail
    element.attrib.clear()
    element.tail = tail
    element.tag = "span" if is_linked or not source else "a"
    if element.tag == "a":
        element.set("href", source)
        text = text or source
    element.set("class", "picture")
    element.text = text


def _settle_link(link: etree._Element, own: str, ids: Mapping[str, frozenset[str]]) -> None:
    """A link to a place that is not there leads to the chapter around it, or nowhere; one to nowhere is none."""
    address = link.get("href", "")
    if "://" in address or address.startswith(("mailto:", "tel:")):
        address = _UNQUOTED.sub(lambda found: quote(found[0]), address)
        kept = address if _ELSEWHERE.fullmatch(address) else ""
    else:
        name, _, fragment = address.partition("#")
        is_there = unquote(fragment) in ids.get(name or own, frozenset())
        kept = address if fragment and is_there else (name if name in ids else "")
    if kept:
        link.set("href", kept)
    else:
        for name in ("href", "hreflang", "role", f"{{{EPUB}}}type"):
            link.attrib.pop(name, None)
        link.tag = "span"
