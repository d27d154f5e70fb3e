"""What pages that are no article say of themselves, where search engines show it."""

from babel.lists import format_list

from pipeline import locales
from pipeline.edition.words import Words
from pipeline.project import Config

__all__ = ["about_site", "of_glossary", "of_home", "of_list", "of_tag", "site_name"]


def site_name(config: Config, language: str) -> str:
    """The site's name on pages in ``language``, as plain text; empty if it has none."""
    return config.titles.get(language) or config.title


def about_site(config: Config, language: str) -> str:
    """The sentence about the site that the configuration has in ``language``; empty if it has none."""
    own = config.descriptions.get(language, "")
    return own or (config.description if language == config.source_language else "")


def of_home(config: Config, languages: tuple[str, ...]) -> str:
    """The description of the site's first page: the site's, or its name and its languages."""
    names = format_list(
        [locales.native_name(one) for one in languages],
        "standard",
        locales.locale_of(config.source_language),
    )
    return about_site(config, config.source_language) or _joined(config.title, names)


def of_list(config: Config, language: str, words: Words) -> str:
    """The description of a language's list: the site's, or its name and what the list is of."""
    what = words.gettext("Articles in %(language)s") % {"language": locales.native_name(language)}
    return about_site(config, language) or _joined(site_name(config, language), what)


def of_tag(config: Config, language: str, tag: str, words: Words) -> str:
    """The description of the list of a language's articles with a tag."""
    what = words.gettext("Articles on the topic “%(topic)s”") % {"topic": tag}
    return _joined(site_name(config, language), what)


def of_glossary(config: Config, language: str, words: Words) -> str:
    """The description of the page with a language's terms."""
    return _joined(site_name(config, language), words.gettext("The terms that the articles use"))


def _joined(*parts: str) -> str:
    return " – ".join(filter(None, parts))
