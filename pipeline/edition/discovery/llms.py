"""llms.txt: the Markdown editions, for language models (llmstxt.org).

A heading with the site's name, a quote that says what it is, and lists of links: at the site's root one per language,
and in the folder of each language a file with the articles in it alone. Where not all of an article is translated, its
line says so: its Markdown has the source's text in the midst of the translation.
"""

import re
from collections.abc import Iterable, Iterator

from pipeline import locales
from pipeline.edition.descriptions import of_home, of_list, site_name
from pipeline.edition.discovery.description import description_of
from pipeline.edition.links import HOME, absolute, index_address, llms_address, markdown_address, relative
from pipeline.edition.localize import Edition
from pipeline.edition.notices import notice
from pipeline.edition.site import Site
from pipeline.edition.titles import title_of
from pipeline.edition.words import words_for

__all__ = ["LLMS", "has_llms", "render_llms", "render_llms_of"]

LLMS = "llms.txt"

_OPTIONAL = "Optional"
"""The section that may be left out where there is little room; the format wants this word in any language."""

_MARKUP = re.compile(r"([\\\[\]])")


def render_llms(site: Site) -> bytes:
    """The file at the root, in the source language but for the editions' own.

    Links are relative without ``base_url``.
    """
    config = site.config
    words = words_for(config.source_language, config.theme)
    lines = _head(config.title or words.gettext("Articles"), of_home(config, site.languages))
    for language in site.languages:
        heading = f"{locales.native_name(language)} ({locales.web_tag(language)})"
        lines += _section(heading, (_entry(site, one, HOME) for one in _told(site, language)))
    return _written(lines)


def has_llms(site: Site, language: str) -> bool:
    """Whether there is anything in a language to tell of."""
    return bool(_told(site, language))


def render_llms_of(site: Site, language: str) -> bytes:
    """The file of a language, in that; at its end the ways to those of the others."""
    config, words = site.config, words_for(language, site.config.theme)
    here = index_address(language)
    lines = _head(site_name(config, language) or words.gettext("Articles"), of_list(config, language, words))
    entries = (_entry(site, one, here) for one in _told(site, language))
    lines += _section(words.gettext("Articles"), entries)
    others = [one for one in site.languages if one != language and has_llms(site, one)]
    ways = (_link(site, locales.native_name(one), llms_address(one), here) for one in others)
    return _written(lines + _section(_OPTIONAL, ways))


def _told(site: Site, language: str) -> list[Edition]:
    return [one for one in site.editions_in(language) if not one.is_untranslated]


def _head(name: str, about: str) -> list[str]:
    return [f"# {_one_line(name)}", "", f"> {_one_line(about)}"]


def _section(heading: str, entries: Iterable[str]) -> list[str]:
    listed = list(entries)
    return ["", f"## {heading}", "", *listed] if listed else []


def _entry(site: Site, edition: Edition, here: str) -> str:
    link = _link(site, title_of(edition).text, markdown_address(edition.language, edition.slug), here)
    said = " ".join(_notes(site, edition))
    return f"{link}: {said}" if said else link


def _notes(site: Site, edition: Edition) -> Iterator[str]:
    if description := description_of(edition):
        yield _one_line(description)
    if said := notice(site.config, edition).striptags():
        yield said


def _link(site: Site, name: str, address: str, here: str) -> str:
    url = absolute(site.config.base_url, address) or relative(here, address)
    shown = _MARKUP.sub(r"\\\1", _one_line(name))
    return f"- [{shown}]({url})"


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _written(lines: Iterable[str]) -> bytes:
    return "".join(f"{line}\n" for line in lines).encode()
