"""What is said of a translation where the whole article stands and its page does not: in books and feeds."""

from babel.numbers import format_decimal
from markupsafe import Markup

from pipeline import locales
from pipeline.edition.frame import attributes
from pipeline.edition.localize import Edition
from pipeline.edition.words import words_for
from pipeline.project import Config

__all__ = ["notice"]


def notice(config: Config, edition: Edition) -> Markup:
    """A paragraph on what is not translated, and whether the source has changed since; nothing if all of it is."""
    if not edition.left:
        return Markup()
    words = words_for(edition.language, config.theme)
    locale = locales.locale_of(words.language)
    source = locales.name_in(config.source_language, words.language)
    said = [words.gettext("The original changed after it was translated.")] if edition.is_outdated else []
    text = words.translations.ngettext(
        "%(shown)s of the %(total)s passages on this page is not translated yet and appears in %(language)s.",
        "%(shown)s of the %(total)s passages on this page are not translated yet and appear in %(language)s.",
        edition.left,
    )
    shown, total = (format_decimal(number, locale=locale) for number in (edition.left, edition.units))
    said.append(text % {"shown": shown, "total": total, "language": source})
    own = Markup() if words.language == edition.language else attributes(words.language)
    return Markup('<p class="notice"{}>{}</p>').format(own, " ".join(said))
