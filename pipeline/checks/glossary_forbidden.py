"""``glossary-forbidden``: the translation uses a rendering that the glossary forbids.

Looked for where the source has the term, also inside a longer one: what is forbidden for 拡大抑止 is
forbidden in 拡大抑止ガイドライン.
"""

from collections.abc import Iterator

from pipeline.checks.pair import Finding, Pair
from pipeline.checks.renderings import each_term, forbidden_forms, shown

__all__ = ["check"]


def check(pair: Pair) -> Iterator[Finding]:
    """A finding for each forbidden form, with what to say instead."""
    for match in each_term(pair.nested_terms):
        rendering = match.term.rendering(pair.language)
        for form in dict.fromkeys(forbidden_forms(pair, match.term)):
            preferred = rendering.preferred if rendering else ""
            yield Finding(f"“{form}” is not to be used for {shown(match)}: say “{preferred}”")
