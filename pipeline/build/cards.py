"""The cards of the editions: which there are, and drawing those that are not there yet.

Pillow is an extra. Without it, or without a font for a language, there are no cards, and pages do not speak of any.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from pipeline.edition.descriptions import site_name
from pipeline.edition.localize import Edition
from pipeline.edition.metadata import image_of
from pipeline.edition.titles import title_of
from pipeline.project import Config
from pipeline.workspace.reading import CatalogKey

if TYPE_CHECKING:
    from pipeline.edition.discovery.card import Card

__all__ = ["Cards", "find_cards"]

_PNG_BEGINS, _PNG_ENDS = b"\x89PNG\r\n\x1a\n", b"IEND\xaeB`\x82"


@dataclass(frozen=True, slots=True)
class Cards:
    """``note`` says why editions have no card, empty if all have one or need none."""

    by_edition: Mapping[CatalogKey, "Card"]
    note: str = ""

    @property
    def addresses(self) -> Mapping[CatalogKey, str]:
        """Where they lie below the site's root."""
        return {key: card.address for key, card in self.by_edition.items()}

    def files(self, keys: Iterable[CatalogKey], output: Path) -> dict[PurePosixPath, bytes]:
        """The cards of some editions, by their path below ``output``.

        One that lies there already is not drawn again: its name tells what is on it.
        """
        cards = {PurePosixPath(card.address): card for key in keys if (card := self.by_edition.get(key))}
        return {path: _present(output / path) or _drawn(card) for path, card in cards.items()}


def find_cards(config: Config, editions: Iterable[Edition]) -> Cards:
    """The cards of ``editions``, of those that have no picture of their author's and are not to be left alone.

    Cards need ``base_url``: networks want to know where a picture is on the web.
    """
    if not config.base_url or config.cards == "none":
        return Cards({})
    if find_spec("PIL") is None:
        return Cards(
            {}, "no pictures for sharing: install kakehashi[cards], or name an image in the front matter"
        )
    from pipeline.edition.discovery.card import can_shape, card_for

    found: dict[CatalogKey, Card] = {}
    without: dict[str, str] = {}
    for edition in editions:
        if edition.is_untranslated or image_of(edition.metadata):
            continue
        language = edition.language
        if not can_shape(language):
            without[language] = "this Pillow lacks Raqm or FriBiDi, without which it cannot write"
            continue
        name = site_name(config, language)
        card = card_for(language, title_of(edition).text, name, config.card_fonts.get(language))
        if card is None:
            without[language] = "set card_fonts: no bold font has all letters of a title in"
        else:
            found[language, edition.article] = card
    reasons = (f"{why} {language}" for language, why in without.items())
    return Cards(found, "; ".join(["no pictures for sharing for some pages", *reasons]) if without else "")


def _present(path: Path) -> bytes | None:
    try:
        data = path.read_bytes()
    except OSError:
        return None
    return data if data.startswith(_PNG_BEGINS) and data.endswith(_PNG_ENDS) else None


def _drawn(card: "Card") -> bytes:
    from pipeline.edition.discovery.card import draw

    return draw(card)
