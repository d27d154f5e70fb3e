"""``glossary-forbidden``: the translation uses a rendering that the glossary forbids.

Looked for where the source has the term, also inside a longer one: what is forbidden for 拡大抑止 is
forbidden in 拡大抑止ガイドライン.
"""

from collections.abc import Iterator

from pipeline.checks.pair import Finding, Pair
from pipeline.checks.renderings import forbidden_forms, terms_of

__all__ = ["check"]


def check(pair: Pair) -> Iterator[Finding]:
    """A finding for each forbidden form, with what to say instead."""
    for term, shown in terms_of(pair.nested_terms):
        rendering = term.rendering(pair.language)
        for form in dict.fromkeys(forbidden_forms(pair, term)):
            preferred = rendering.preferred if rendering else ""
            yield Finding(f"“{form}” is not to be used for {shown}: say “{preferred}”")
