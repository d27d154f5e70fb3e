"""The page that shows an edition beside its source."""

from collections.abc import Mapping
from dataclasses import dataclass

from pipeline import locales
from pipeline.edition.comparison import rows_of
from pipeline.edition.frame import attributes, frame, text_in, translations
from pipeline.edition.headings import TitlePlace
from pipeline.edition.links import compare_address, page_address, relative
from pipeline.edition.localize import Edition
from pipeline.edition.pictures import hosts_of_images
from pipeline.edition.render import labels_of, prepare
from pipeline.edition.site import Site, has_comparison, page_for
from pipeline.edition.templates import render_template
from pipeline.edition.titles import title_of
from pipeline.edition.words import words_for

__all__ = ["EntryLines", "render_comparison"]


@dataclass(frozen=True, slots=True)
class EntryLines:
    """The lines of ``catalog``, a file's name, where translations stand: by the ordinal of the text (`Unit.block`)."""

    catalog: str
    lines: Mapping[int, int]


def render_comparison(site: Site, edition: Edition, entries: EntryLines | None = None) -> str:
    """The page of an edition beside its source; `has_comparison` says whether there is one.

    With ``entries``, which is for translators, each block says where in the catalog its texts are.
    """
    config, language, source_language = site.config, edition.language, site.config.source_language
    source = site.source_of(edition)
    if source is None:
        raise ValueError(f"{edition.article} in {language} has no source to be compared with")
    here = compare_address(language, edition.slug)
    prepared = prepare(edition, source_language, words_for(language, config.theme))
    original = site.prepared(source)
    rows = rows_of(
        prepared,
        page_for(site, edition, here),
        original,
        page_for(site, source, here),
        labels_of(words_for(language, config.theme)),
        entries.lines if entries else {},
    )
    title = title_of(edition)
    headline = text_in(title.text, source_language if title.fell_back else language, language)
    addresses = {
        one.language: compare_address(one.language, one.slug)
        for one in site.editions_of(edition.article)
        if has_comparison(site, one)
    }
    original_address = page_address(source_language, source.slug)
    others = translations(
        config, here, language, {source_language: original_address, **addresses}, config.editions
    )
    values = {
        **frame(config, language, here, others, None),
        "search": site.search(language, here),
        "title": title.text,
        "description": "",
        "indexed": False,
        "headline": None if edition.headings.title is TitlePlace.BODY else headline,
        "original_headline": text_in(title_of(source).text, source_language, language),
        "article": relative(here, page_address(language, edition.slug)),
        "original": relative(here, original_address),
        "source_tag": locales.web_tag(source_language),
        "own": attributes(language),
        "source_attributes": attributes(source_language),
        "rows": rows,
        "catalog": entries.catalog if entries else "",
        "image_hosts": hosts_of_images("".join(row.translation + row.source for row in rows)),
    }
    return render_template("compare", language, config.theme, values)
