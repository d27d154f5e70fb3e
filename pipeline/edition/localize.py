"""An article and a catalog make an edition."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from pipeline.article import Article, UnitKey, UnitKind, localize
from pipeline.article.model import Pieces
from pipeline.catalog import Catalog
from pipeline.catalog.entries import has_translation
from pipeline.conventions import Conventions
from pipeline.edition.credits import Credits, credits_of
from pipeline.edition.headings import Headings, headings_of
from pipeline.edition.metadata import text_of
from pipeline.edition.outside_units import texts_outside_units
from pipeline.project import Config

__all__ = ["Edition", "localize_article", "percent_of", "slug_of"]


@dataclass(frozen=True, slots=True)
class Edition:
    """An article in one language.

    ``article`` is the article's name, ``slug`` its address below the language's folder (without ``.md``, an
    article in a folder keeps the folder). ``text`` is the localized Markdown, exactly as it is written to a
    file, and ``metadata`` its front matter. ``units`` counts the article's units as often as they occur,
    ``translated`` those that show a translation; in the source language, all of them.

    ``fallbacks`` are the inline tokens of ``text``, counted from 0, that show text of the source language because a
    unit of theirs has no usable translation, or they are no units; ``untranslated`` are the front matter's values
    that do. Of those that show a translation of another sentence too, ``mixed`` has the pieces (as `Localized` has
    them).
    ``rejected`` are the units whose translation cannot be put into the article, with the reason. ``source`` is
    the article that it is an edition of.
    """

    article: str
    language: str
    slug: str
    text: str
    metadata: Mapping[str, object]
    units: int
    translated: int
    source: Article
    fallbacks: frozenset[int] = frozenset()
    untranslated: frozenset[str] = frozenset()
    mixed: Mapping[int, Pieces] = field(default_factory=dict)
    missing: tuple[UnitKey, ...] = ()
    rejected: tuple[tuple[UnitKey, str], ...] = ()
    passed_over: frozenset[str] = frozenset()
    """Titles of containers and texts of raw HTML that are the source's since nobody is to translate them."""
    changed: int = 0
    """How many of the units that are not translated have a translation of what the source said before."""
    credits: Credits = field(default_factory=Credits)
    """Who translated it."""

    @property
    def conventions(self) -> Conventions:
        """What its Markdown means."""
        return self.source.conventions

    @property
    def headings(self) -> Headings:
        """The headings of the source: addresses within a page are the same in every language."""
        return headings_of(self.source.text, text_of(self.source.metadata, "title"), self.conventions)

    @property
    def left_texts(self) -> frozenset[str]:
        """The texts that are not translated, be they units or not."""
        left = (*self.missing, *(key for key, _reason in self.rejected))
        return self.passed_over.union(text for _context, text in left)

    @property
    def left(self) -> int:
        """How many units are not translated."""
        return self.units - self.translated

    @property
    def is_untranslated(self) -> bool:
        """Whether nothing is translated although there is something to translate."""
        return self.units > 0 and not self.translated

    @property
    def is_outdated(self) -> bool:
        """Whether the source changed after it was translated: some of it shows its translation, some no longer does."""
        return self.changed > 0 and not self.is_untranslated

    @property
    def percent(self) -> int:
        """The translated share, rounded down, so that 100 means all of it."""
        return percent_of(self.translated, self.units)


def localize_article(
    config: Config, name: str, article: Article, language: str, catalog: Catalog | None
) -> Edition:
    """The edition of an article in ``language``.

    In the source language that is the source itself. In others, units without a usable translation in
    ``catalog`` (all of them if it is None) show the source text.
    """
    slug = slug_of(name, article.metadata)
    units = len(article.units)
    if language == config.source_language:
        return Edition(
            article=name,
            language=language,
            slug=slug,
            text=article.text,
            metadata=article.metadata,
            units=units,
            translated=units,
            source=article,
        )
    localized = localize(article, catalog.translations() if catalog else {}, language)
    left = {*localized.missing, *(key for key, _reason in localized.rejected)}
    outside = texts_outside_units(article)
    return Edition(
        article=name,
        language=language,
        slug=slug,
        text=localized.text,
        metadata=localized.metadata,
        units=units,
        translated=sum(unit.key not in left for unit in article.units),
        source=article,
        fallbacks=localized.fallbacks | outside.ordinals,
        untranslated=_front_matter_values(article, left) | outside.values,
        missing=localized.missing,
        rejected=localized.rejected,
        mixed=localized.mixed,
        passed_over=outside.texts,
        changed=sum(_is_outdated(catalog, unit.key) for unit in article.units) if catalog else 0,
        credits=credits_of(catalog.po) if catalog else Credits(),
    )


def percent_of(translated: int, units: int) -> int:
    """The translated share of an article's units, rounded down, so that 100 means all of it."""
    return 100 * translated // units if units else 100


def slug_of(name: str, metadata: Mapping[str, object]) -> str:
    """An article's address below its language's folder: the front matter's slug, or else the file's name.

    An article in a folder stays in that folder.
    """
    slug = metadata.get("slug")
    place = PurePosixPath(name)
    return (place.parent / slug).as_posix() if isinstance(slug, str) and slug else place.as_posix()


def _is_outdated(catalog: Catalog, key: UnitKey) -> bool:
    """Whether a unit's translation was made for another text: gettext's fuzzy, with that text.

    Without it, nobody has confirmed the translation yet: it is from the memory, or was adopted.
    """
    entry = catalog.entry(key)
    return bool(
        entry and not entry.obsolete and entry.fuzzy and entry.previous_msgid and has_translation(entry)
    )


def _front_matter_values(article: Article, keys: set[UnitKey]) -> frozenset[str]:
    return frozenset(
        " ".join(unit.text.split())
        for unit in article.units
        if unit.kind in (UnitKind.TITLE, UnitKind.FRONT_MATTER) and unit.key in keys
    )
