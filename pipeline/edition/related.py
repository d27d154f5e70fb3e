"""What else there is to read on the topics of an article."""

from collections import defaultdict

from pipeline.edition.localize import Edition
from pipeline.edition.reading_order import newest_first
from pipeline.edition.tags import TagIndex

__all__ = ["related_to"]

_MOST = 3
_NEWEST_OF_A_TAG = 100
"""Of a tag that many articles have, older ones are not looked at: it says little of what they are about."""


def related_to(edition: Edition, tags: TagIndex) -> tuple[Edition, ...]:
    """The editions in the same language that share the most with ``edition``, at most three, closest first.

    A tag that two articles share counts the more the fewer have it, as the weight of a word does in retrieval (inverse
    frequency); of equally close ones the newest comes first. Editions of which nothing is translated are left out.
    """
    found: dict[str, Edition] = {}
    shared: defaultdict[str, float] = defaultdict(float)
    for slug in dict.fromkeys(tag.slug for tag in tags.of(edition)):
        tagged = tags.editions(edition.language, slug)
        for other in tagged[:_NEWEST_OF_A_TAG]:
            if other.article != edition.article and not other.is_untranslated:
                found[other.article] = other
                shared[other.article] += 1 / len(tagged)
    closest = sorted(newest_first(found.values()), key=lambda other: shared[other.article], reverse=True)
    return tuple(closest[:_MOST])
