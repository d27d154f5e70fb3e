"""The cards: which there are, and drawing those that are not there yet.

An edition has one with its title, all other pages of a language share one with the site's name. Pillow is an extra.
Without it, or without a font for a language, there are no cards, and pages do not speak of any.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from pipeline import locales
from pipeline.edition.descriptions import site_name
from pipeline.edition.discovery.picture import CardAddresses
from pipeline.edition.localize import Edition
from pipeline.edition.metadata import image_of
from pipeline.edition.titles import title_of
from pipeline.project import Config
from pipeline.workspace.reading import CatalogKey

if TYPE_CHECKING:
    from pipeline.edition.discovery.card import Card

__all__ = ["Cards", "find_cards"]

_NAMED = 5
"""How many titles a note names."""

_PNG_BEGINS, _PNG_ENDS = b"\x89PNG\r\n\x1a\n", b"IEND\xaeB`\x82"


@dataclass(frozen=True, slots=True)
class Cards:
    """``note`` says why pages have no card or one with less than their title; empty if there is nothing to say."""

    by_edition: Mapping[CatalogKey, "Card"] = field(default_factory=dict)
    by_language: Mapping[str, "Card"] = field(default_factory=dict)
    note: str = ""

    @property
    def addresses(self) -> CardAddresses:
        """Where they lie below the site's root."""
        return CardAddresses(
            {key: card.address for key, card in self.by_edition.items()},
            {language: card.address for language, card in self.by_language.items()},
        )

    def files(self, keys: Iterable[CatalogKey], output: Path) -> dict[PurePosixPath, bytes]:
        """The cards of some editions and those of all other pages, by their path below ``output``.

        One that lies there already is not drawn again: its name tells what is on it.
        """
        own = (card for key in keys if (card := self.by_edition.get(key)))
        cards = {PurePosixPath(card.address): card for card in (*own, *self.by_language.values())}
        return {path: _present(output / path) or _drawn(card) for path, card in cards.items()}


def find_cards(config: Config, editions: Iterable[Edition]) -> Cards:
    """The cards of ``editions``, of those that have no picture of their author's, and of the languages they are in.

    Cards need ``base_url``: networks want to know where a picture is on the web.
    """
    if not config.base_url or config.cards == "none":
        return Cards()
    if find_spec("PIL") is None:
        return Cards(
            note="no pictures for sharing: install kakehashi[cards], or name an image in the front matter"
        )
    from pipeline.edition.discovery.card import can_shape, card_for

    editions = tuple(editions)
    of_editions: dict[CatalogKey, Card] = {}
    of_lists: dict[str, Card] = {}
    without: dict[str, str] = {}
    left_out: list[str] = []
    for key, title in (*_site_names(config, editions), *_titles(editions)):
        language, article = key
        if not can_shape(language):
            without[language] = "this Pillow lacks Raqm or FriBiDi, without which it cannot write"
            continue
        name = site_name(config, language) if article else ""
        card = card_for(language, title, name, config.card_fonts.get(language))
        if card and card.faces.missing:
            left_out.append(f'{" ".join(map(_shown, card.faces.missing))} of "{title}"')
        if card is None:
            reason = f'set card_fonts: no bold font has the letters of "{title}", or it is too long, in'
            without.setdefault(language, reason)
        elif article:
            of_editions[key] = card
        else:
            of_lists[language] = card
    if (
        config.source_language in of_lists
    ):  # its name stands on the pages of languages that have none of their own
        for language in sorted({one.language for one in editions} - {*config.titles, *of_lists}):
            of_lists[language] = of_lists[config.source_language]
    reasons = (f"{why} {language}" for language, why in without.items())
    notes = ["; ".join(["no pictures for sharing for some pages", *reasons])] if without else []
    if left_out:
        more = f", and of {len(left_out) - _NAMED} more titles" if len(left_out) > _NAMED else ""
        notes.append(
            f"left out of pictures for sharing, as no font has it: {', '.join(left_out[:_NAMED])}{more}"
        )
    return Cards(of_editions, of_lists, "; ".join(notes))


def _shown(character: str) -> str:
    """A character as people see it, or the names of its code points if nobody would."""
    return character if character.isprintable() else " ".join(f"U+{ord(one):04X}" for one in character)


def _titles(editions: Iterable[Edition]) -> Iterator[tuple[CatalogKey, str]]:
    for edition in editions:
        if not edition.is_untranslated and not image_of(edition.metadata):
            yield (edition.language, edition.article), title_of(edition).text


def _site_names(config: Config, editions: Iterable[Edition]) -> Iterator[tuple[CatalogKey, str]]:
    """The site's name in each language that has one of its own, under no article's name.

    That of the source language is also for the site's first page, which is built with any language that readers see.
    """
    languages = {edition.language for edition in editions}
    if not languages or any(map(locales.pseudo_locale, languages)):
        return
    for language in (
        config.source_language,
        *sorted(languages & {*config.titles} - {config.source_language}),
    ):
        if name := site_name(config, language):
            yield (language, ""), name


def _present(path: Path) -> bytes | None:
    try:
        data = path.read_bytes()
    except OSError:
        return None
    return data if data.startswith(_PNG_BEGINS) and data.endswith(_PNG_ENDS) else None


def _drawn(card: "Card") -> bytes:
    from pipeline.edition.discovery.card import draw

    return draw(card)
