"""Attributes as the standard wants them: a value that it does not know is mended, or goes."""

import re
from collections.abc import Callable, Mapping
from datetime import date
from functools import lru_cache
from types import MappingProxyType

from pipeline import locales
from pipeline.edition.valid_html.tree import Element
from pipeline.edition.valid_html.urls import valid_url

__all__ = ["is_moment", "mend_attributes"]

_TAG = re.compile(r"(?P<language>[a-z]{2,3})(?P<rest>(?:-[a-z0-9]{2,8})*)", re.IGNORECASE)
_SUBTAG_OF_SCRIPT = 4
_PIXELS = re.compile(r"\s*\+?(\d{1,9})(?:\.\d+)?\s*(?:px)?\s*", re.ASCII | re.IGNORECASE)
_NUMBER = re.compile(r"\s*(-?\d{1,9})\s*", re.ASCII)
_SPACE = re.compile(r"\s")
_DAY = re.compile(
    r"(?P<day>\d{4}-\d\d-\d\d)(?:[T ](?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d{1,3})?)?(?:Z|[+-]\d\d:?\d\d)?)?"
)
_MOMENT = re.compile(r"\d{4}|\d{4}-(?:0[1-9]|1[0-2])|(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d)?")
_DAY_LENGTH = len("2024-12-16")
_ZONE = re.compile(r"(?:Z|[+-]\d\d:?\d\d)$")

_MOST_COLUMNS = 1000
_MOST_ROWS = 65534

_ROLES: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "region": frozenset(("div",)),
        "note": frozenset(("div", "aside")),
        "presentation": frozenset(("div", "span")),
        "none": frozenset(("div", "span")),
        "doc-endnotes": frozenset(("section",)),
        "doc-noteref": frozenset(("a",)),
        "doc-backlink": frozenset(("a",)),
    }
)
"""The elements that may have a role: those that pages themselves put it on, and those where it does no harm."""

_ALIGNED = frozenset(("p", "div", "td", "th", "h1", "h2", "h3", "h4", "h5", "h6"))
_SIDES = MappingProxyType({"center": "align-center", "middle": "align-center", "right": "align-end"})


def mend_attributes(element: Element) -> None:
    """Change the attributes of an element so that each has a value that may be there, and none lacks another."""
    given = element.attributes
    if not given:
        return
    for name in [one for one in given if one in _MENDERS]:
        value = element.get(name) or ""
        mended = _MENDERS[name](element, value)
        if mended is None:
            del given[name]
        elif mended != value:
            element.set(name, mended)
    look = _SIDES.get(given.pop("align", "").strip().lower())
    if look and element.name in _ALIGNED:
        given["class"] = f"{given['class']} {look}" if "class" in given else look
    if "hreflang" in given and "href" not in given:
        del given["hreflang"]
    if given.get("role") == "region" and "aria-label" not in given:
        del given["role"]
    if not _may_have_name(element):
        given.pop("aria-label", None)
        given.pop("aria-labelledby", None)


def _may_have_name(element: Element) -> bool:
    """Whether it may have a name for those who hear it: others are but boxes and runs of words."""
    given = element.attributes
    has_role = given.get("role", "presentation") not in ("presentation", "none")
    return has_role or "href" in given or element.name in ("img", "input")


def _language(_element: Element, value: str) -> str | None:
    return value if _is_language_tag(value) else None


@lru_cache(maxsize=256)
def _is_language_tag(tag: str) -> bool:
    """Whether it is a language, a script and a territory that CLDR knows, or one of our own."""
    if not tag or locales.pseudo_locale(tag):
        return True
    found = _TAG.fullmatch(tag)
    english = locales.locale_of("en")
    if found is None or found["language"].lower() not in english.languages:
        return False
    subtags = found["rest"].split("-")[1:]
    if subtags and len(subtags[0]) == _SUBTAG_OF_SCRIPT and subtags[0].title() in english.scripts:
        subtags = subtags[1:]
    if subtags and subtags[0].upper() in english.territories:
        subtags = subtags[1:]
    return not subtags


def _url(_element: Element, value: str) -> str | None:
    return valid_url(value)


def _source(_element: Element, value: str) -> str | None:
    return valid_url(value) or None


def _identity(_element: Element, value: str) -> str | None:
    return value if value and not _SPACE.search(value) else None


def _length(_element: Element, value: str) -> str | None:
    found = _PIXELS.fullmatch(value)
    return str(int(found[1])) if found else None


def _span(most: int) -> Callable[[Element, str], str | None]:
    def mended(_element: Element, value: str) -> str | None:
        found = _NUMBER.fullmatch(value)
        return str(min(int(found[1]), most)) if found and int(found[1]) > 0 else None

    return mended


def _integer(_element: Element, value: str) -> str | None:
    found = _NUMBER.fullmatch(value)
    return str(int(found[1])) if found else None


def _flag(_element: Element, _value: str) -> str:
    return ""


def _one_of(*values: str) -> Callable[[Element, str], str | None]:
    def mended(_element: Element, value: str) -> str | None:
        return value if value in values else value.lower() if value.lower() in values else None

    return mended


def _stop(element: Element, value: str) -> str | None:
    """What scrolls can be reached from the keyboard; nothing else has to be."""
    return value if element.name in ("div", "pre") else None


def _type(element: Element, value: str) -> str | None:
    return (
        value if value in (("checkbox",) if element.name == "input" else ("1", "a", "A", "i", "I")) else None
    )


def _role(element: Element, value: str) -> str | None:
    return value if element.name in _ROLES.get(value, ()) else None


def is_moment(value: str) -> bool:
    """Whether it is a year, a month, a day, a time of the day, or a day with a time, as programs write them."""
    found = _DAY.fullmatch(value)
    if found is None:
        return _MOMENT.fullmatch(value) is not None and not value.startswith("0000")
    try:
        return date.fromisoformat(found["day"]).isoformat() == found["day"]
    except ValueError:
        return False


def _moment(element: Element, value: str) -> str | None:
    """For ``time`` any moment; for a change a day, or a time that is the same everywhere."""
    is_exact = _ZONE.search(value) is not None if len(value) > _DAY_LENGTH else len(value) == _DAY_LENGTH
    return value if is_moment(value) and (element.name == "time" or is_exact) else None


_MENDERS: Mapping[str, Callable[[Element, str], str | None]] = MappingProxyType(
    {
        "href": _url,
        "src": _source,
        "cite": _url,
        "id": _identity,
        "name": _identity,
        "lang": _language,
        "hreflang": _language,
        "dir": _one_of("ltr", "rtl", "auto"),
        "role": _role,
        "tabindex": _stop,
        "width": _length,
        "height": _length,
        "start": _integer,
        "value": _integer,
        "colspan": _span(_MOST_COLUMNS),
        "rowspan": _span(_MOST_ROWS),
        "open": _flag,
        "reversed": _flag,
        "checked": _flag,
        "disabled": _flag,
        "type": _type,
        "scope": _one_of("row", "col", "rowgroup", "colgroup"),
        "loading": _one_of("lazy", "eager"),
        "decoding": _one_of("sync", "async", "auto"),
        "datetime": _moment,
    }
)
