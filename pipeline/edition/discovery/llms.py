"""llms.txt: the Markdown editions, language by language, for language models (llmstxt.org).

A heading with the site's name, a quote that says what it is, and a list of links per language.
"""

import re
from collections.abc import Iterator

from pipeline import locales
from pipeline.edition.descriptions import of_home
from pipeline.edition.discovery.description import description_of
from pipeline.edition.links import HOME, absolute, markdown_address, relative
from pipeline.edition.site import Site
from pipeline.edition.titles import title_of
from pipeline.edition.words import words_for

__all__ = ["LLMS", "render_llms"]

LLMS = "llms.txt"

_MARKUP = re.compile(r"([\\\[\]])")


def render_llms(site: Site) -> bytes:
    """The file's content, in the source language but for the editions' own. Links are relative without ``base_url``."""
    config = site.config
    words = words_for(config.source_language, config.theme)
    lines = [f"# {config.title or words.gettext('Articles')}", "", f"> {of_home(config, site.languages)}"]
    for language in site.languages:
        entries = list(_entries(site, language))
        if entries:
            lines += ["", f"## {locales.native_name(language)} ({locales.web_tag(language)})", "", *entries]
    return "".join(f"{line}\n" for line in lines).encode()


def _entries(site: Site, language: str) -> Iterator[str]:
    for edition in site.editions_in(language):
        if edition.is_untranslated:
            continue
        address = markdown_address(language, edition.slug)
        url = absolute(site.config.base_url, address) or relative(HOME, address)
        title = _MARKUP.sub(r"\\\1", title_of(edition).text)
        description = description_of(edition)
        yield f"- [{title}]({url})" + (f": {description}" if description else "")
