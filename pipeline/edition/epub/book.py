"""All of a language's articles in one book."""

import re
import uuid
from collections.abc import Callable
from datetime import date
from importlib.resources import files

from babel.dates import format_date

from pipeline import locales
from pipeline.edition.credits import authors_of
from pipeline.edition.descriptions import about_site, site_name
from pipeline.edition.discovery.dates import changed, w3c_time
from pipeline.edition.epub.archive import archive
from pipeline.edition.epub.chapters import Draft, draft_of, finished
from pipeline.edition.epub.navigation import CONTENTS, TITLE_PAGE, contents, title_page
from pipeline.edition.epub.package import CONTAINER, Description, Item, package
from pipeline.edition.epub.pictures import BookPictures
from pipeline.edition.localize import Edition
from pipeline.edition.metadata import date_of, instant_of
from pipeline.edition.pictures import PictureOf
from pipeline.edition.site import Site
from pipeline.edition.words import words_for

__all__ = ["book_name", "make_book"]

_STYLE = "style.css"
_XHTML = "application/xhtml+xml"
_NO_DATE = "1970-01-01T00:00:00Z"
"""When a book was changed whose articles have no dates: EPUB wants a moment, and a clock has no part in it."""


def book_name(site: Site, language: str) -> str:
    """The name of a language's book: that of the site, with hyphens, and ``.epub``."""
    name = re.sub(r"[\W_]+", "-", site_name(site.config, language).lower()).strip("-")
    return f"{name[:80] or 'articles'}.epub"


def make_book(site: Site, language: str, find: PictureOf, read: Callable[[str], bytes]) -> bytes | None:
    """The EPUB of the articles of which anything is translated, newest first; None if there are none.

    ``find`` finds pictures as for pages, ``read`` gives their contents by address.
    """
    editions = tuple(one for one in site.editions_in(language) if not one.is_untranslated)
    if not editions:
        return None
    pictures = BookPictures(find, read)
    drafts = _drafts(site, editions, pictures)
    described = [bool(image.get("alt", "").strip()) for draft in drafts for image in draft.body.iter("img")]
    ids = {draft.name: draft.ids for draft in drafts}
    chapters = [finished(draft, ids) for draft in drafts]
    words = words_for(language, site.config.theme)
    name = site_name(site.config, language) or words.gettext("Articles")
    words_of_places = (name, words.gettext("Contents"), chapters[0].title)
    documents = {
        TITLE_PAGE: title_page(name, about_site(site.config, language), language),
        CONTENTS: contents(
            words.gettext("Contents"), language, site.config.source_language, chapters, words_of_places
        ),
        **{chapter.name: chapter.content for chapter in chapters},
    }
    taken = pictures.taken
    items = [
        Item(CONTENTS, _XHTML, "nav"),
        *(Item(name, _XHTML) for name in documents if name != CONTENTS),
        Item(_STYLE, "text/css"),
        *(Item(path, picture.media_type) for path, picture in taken.items()),
    ]
    about = Description(
        identifier=_identifier(site, language),
        title=name,
        language=locales.web_tag(language),
        direction=locales.writing_direction(language),
        modified=_modified(editions),
        description=about_site(site.config, language),
        publisher=site_name(site.config, language),
        authors=tuple(
            dict.fromkeys(one.name for edition in editions for one in authors_of(edition.metadata))
        ),
        translators=tuple(dict.fromkeys(one for edition in editions for one in edition.credits.translators)),
        has_pictures=bool(taken),
        all_described=all(described),
        may_flash=any(picture.media_type in ("image/gif", "image/webp") for picture in taken.values()),
    )
    style = (files("pipeline.edition.epub") / _STYLE).read_bytes()
    return archive(
        {
            "META-INF/container.xml": CONTAINER,
            "EPUB/package.opf": package(about, items, list(documents)),
            **{f"EPUB/{name}": content for name, content in documents.items()},
            f"EPUB/{_STYLE}": style,
            **{f"EPUB/{path}": picture.content for path, picture in taken.items()},
        }
    )


def _drafts(site: Site, editions: tuple[Edition, ...], pictures: BookPictures) -> list[Draft]:
    names = {one.article: f"chapter-{number:03}.xhtml" for number, one in enumerate(editions, 1)}
    return [draft_of(site, one, _day(one), names, pictures) for one in editions]


def _day(edition: Edition) -> str:
    found = date_of(edition.metadata, edition.article)
    if not isinstance(found, date):
        return found
    return str(format_date(found, "long", locale=locales.locale_of(edition.language)))


def _identifier(site: Site, language: str) -> str:
    """A name that no other book has, and that this one keeps: of the site's address, or else its title."""
    config = site.config
    named = f"{config.base_url or config.title}/{locales.web_tag(language)}/"
    return uuid.uuid5(uuid.NAMESPACE_URL, named).urn


def _modified(editions: tuple[Edition, ...]) -> str:
    moments = [moment for edition in editions if (moment := changed(edition)) is not None]
    return w3c_time(max(moments, key=instant_of)) if moments else _NO_DATE
