"""What the head of an article's page says: `Head` and JSON-LD, from the edition and its siblings."""

from collections.abc import Iterable, Sequence

from pipeline import locales
from pipeline.edition.credits import authors_of
from pipeline.edition.descriptions import site_name
from pipeline.edition.discovery.dates import changed, published, w3c
from pipeline.edition.discovery.description import description_of
from pipeline.edition.discovery.head import Head, social_locale, social_locales
from pipeline.edition.discovery.logo import logo_of
from pipeline.edition.discovery.picture import CardAddresses, SharedPicture, card_picture, own_picture
from pipeline.edition.discovery.structured import CONTEXT, Facts, Work, embedded, news_article
from pipeline.edition.discovery.structured_pages import breadcrumbs
from pipeline.edition.discovery.web_page import feed_links, steps_to
from pipeline.edition.links import (
    absolute,
    index_address,
    markdown_address,
    page_address,
    relative,
)
from pipeline.edition.localize import Edition
from pipeline.edition.pictures import PictureOf
from pipeline.edition.titles import title_of
from pipeline.project import Config

__all__ = ["article_head"]


def article_head(
    config: Config,
    edition: Edition,
    siblings: Sequence[Edition],
    *,
    tags: Iterable[str],
    cards: CardAddresses,
    find: PictureOf,
    has_feed: bool,
) -> Head:
    """The head of an edition's page.

    ``siblings`` are the article's published editions, this one among them; of those in which nothing is translated
    machines are not told. The picture is the one that the author has chosen, if ``find`` knows it, else of ``cards``
    the one with the title, or that of the site.
    """
    language, title = edition.language, title_of(edition).text
    here = page_address(language, edition.slug)
    description, tags = description_of(edition), tuple(tags)
    told = [one for one in siblings if not one.is_untranslated and one.language != language]
    picture = own_picture(edition, config.base_url, title, find) or _card(config, cards, edition, title)
    original = next((one for one in siblings if one.language == config.source_language), None)
    is_original = language == config.source_language
    first, last = published(edition), changed(edition)
    authors = authors_of(edition.metadata)
    facts = Facts(
        work=_work(config, edition),
        description=description,
        published=first,
        changed=last,
        authors=authors,
        translators=edition.credits.translators,
        team=edition.credits.team,
        publisher=site_name(config, language),
        logo=logo_of(config),
        site_url=absolute(config.base_url, index_address(language)),
        picture=picture,
        keywords=tags,
        original=_work(config, original) if original and not is_original else None,
        translations=[_work(config, one) for one in told] if is_original else (),
    )
    way = breadcrumbs(steps_to(config, language, title, here))
    return Head(
        kind="article",
        title=title,
        description=description,
        locale=social_locale(language),
        locales=social_locales((one.language for one in told), language),
        picture=picture,
        published=w3c(first) if first else "",
        changed=w3c(last) if last else "",
        authors=tuple(one.name for one in authors),
        tags=tags,
        feeds=feed_links(config, here, (language,) if has_feed else ()),
        markdown=relative(here, markdown_address(language, edition.slug)),
        data=embedded(news_article(facts), *([{**CONTEXT, **way}] if way else [])),
    )


def _work(config: Config, edition: Edition) -> Work:
    return Work(
        url=absolute(config.base_url, page_address(edition.language, edition.slug)),
        tag=locales.web_tag(edition.language),
        headline=title_of(edition).text,
    )


def _card(config: Config, cards: CardAddresses, edition: Edition, title: str) -> SharedPicture | None:
    if address := cards.of_editions.get((edition.language, edition.article)):
        return card_picture(address, config.base_url, title)
    name = site_name(config, edition.language)
    return card_picture(cards.of_lists.get(edition.language, ""), config.base_url, name)
