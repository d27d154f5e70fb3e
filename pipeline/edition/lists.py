"""Names in a row, as a language writes them: “A, B and C”, 「A、B、C」."""

from collections.abc import Iterable

from babel.lists import format_list
from markupsafe import Markup

from pipeline import locales

__all__ = ["row_of_names"]


def row_of_names(names: Iterable[str], language: str) -> Markup:
    """Names of any script as HTML, joined as ``language`` joins what is enumerated (CLDR's list patterns).

    Each is isolated: an Arabic name between two Latin ones does not turn their order, nor that of the commas.
    """
    isolated = [str(Markup("<bdi>{}</bdi>").format(name)) for name in names]
    return Markup(format_list(isolated, "standard", locales.locale_of(language)))  # each is escaped already
