"""``glossary-forbidden``: the translation uses a rendering that the glossary forbids.

Looked for where the source has the term, also inside a longer one: what is forbidden for 拡大抑止 is
forbidden in 拡大抑止ガイドライン.
"""

from collections.abc import Iterator

from pipeline.checks.pair import Finding, Pair
from pipeline.checks.renderings import each_term, forbidden_forms, severity_of, shown

__all__ = ["check"]


def check(pair: Pair) -> Iterator[Finding]:
    """A finding for each forbidden form, with what to say instead and, if the glossary knows it, why."""
    if pair.says_terms_plainly:
        return
    for match in each_term(pair.nested_terms):
        rendering = match.term.rendering(pair.language)
        preferred = rendering.preferred if rendering else ""
        for form in forbidden_forms(pair, match.term):
            why = f" ({form.reason.rstrip('.。')})" if form.reason else ""
            message = f"“{form.text}” is not to be used for {shown(match)}: say “{preferred}”{why}"
            yield Finding(message, severity_of(match.term), (match.text,), (form.text,))
