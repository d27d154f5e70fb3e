"""Who wrote an article and who translated it, and when: never anybody's e-mail address.

Authors are in the front matter: ``author: 山田太郎``, a list of such, or mappings with ``name`` and ``url``, under
``author`` or ``authors``. Translators are in the header of a catalog, where gettext's editors put them.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlsplit

import polib

from pipeline.characters import showable

__all__ = ["Credits", "Person", "authors_of", "credits_of"]

_ADDRESS = re.compile(r"<[^>]*>|\S+@\S+")
_YEARS = re.compile(r",?\s*(?:\d{4}(?:\s*[-,]\s*)?)+\.?\s*$")
_NOBODY = re.compile(
    r"full name|first author|language|none|automatically generated|weblate|https?://.*|[\s,.;:<>()]*",
    re.IGNORECASE,
)
"""What gettext's tools write where they know no name."""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody's name as it is to be printed, and the address of a page about them, which may be empty."""

    name: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class Credits:
    """What a catalog says of its translation.

    ``translators`` are names, the one who worked last first; ``team`` may be empty. ``revised`` is when the translation
    last changed, ``source_changed`` when its source did; both None where the header does not say.
    """

    translators: tuple[str, ...] = ()
    team: str = ""
    revised: datetime | None = None
    source_changed: datetime | None = None


def authors_of(metadata: Mapping[str, object]) -> tuple[Person, ...]:
    """The authors that a front matter names, each once, in its order."""
    by_name: dict[str, Person] = {}
    for key in ("author", "authors"):
        for person in _people(metadata.get(key)):
            by_name.setdefault(person.name, person)
    return tuple(by_name.values())


def credits_of(po: polib.POFile) -> Credits:
    """Read the header of a catalog: ``Last-Translator``, ``Language-Team``, the dates, and the comment above them.

    That comment has a line ``# Name <address>, 2024.`` for everybody who worked on it, as gettext's manual has it.
    """
    header = po.metadata
    signed = [line for line in po.header.splitlines() if _ADDRESS.search(line) and _YEARS.search(line)]
    names = [_name(header.get("Last-Translator", "")), *(_name(_YEARS.sub("", line)) for line in signed)]
    return Credits(
        translators=tuple(dict.fromkeys(filter(None, names))),
        team=_name(header.get("Language-Team", "")),
        revised=_time(header.get("PO-Revision-Date", "")),
        source_changed=_time(header.get("POT-Creation-Date", "")),
    )


def _people(value: object) -> Iterator[Person]:
    for one in value if isinstance(value, list | tuple) else [value]:
        known = one if isinstance(one, Mapping) else {"name": one}
        name = known.get("name")
        if isinstance(name, str) and (name := " ".join(_ADDRESS.sub("", name).split())):
            yield Person(name, _web_address(known.get("url")))


def _web_address(value: object) -> str:
    if not isinstance(value, str):
        return ""
    try:
        return value if urlsplit(value).scheme in ("http", "https") else ""
    except ValueError:
        return ""


def _name(value: str) -> str:
    """A name without its address; empty where nobody has put theirs."""
    name = " ".join(_ADDRESS.sub(" ", showable(value)).split()).strip(" ,;")
    return "" if _NOBODY.fullmatch(name) else name


def _time(value: str) -> datetime | None:
    try:
        return datetime.strptime(value.strip(), "%Y-%m-%d %H:%M%z")
    except ValueError:
        return None
