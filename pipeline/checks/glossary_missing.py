"""``glossary-missing``: a term is in the source, and none of its renderings in the translation.

Only the longest term that has a rendering counts where several overlap: 拡大抑止ガイドライン does not ask for
拡大抑止, too. A term that the source has several times may be said once.
"""

from collections.abc import Iterator

from pipeline.checks.pair import Finding, Pair
from pipeline.checks.renderings import (
    each_term,
    forbidden_forms,
    is_said,
    severity_of,
    shown,
)
from pipeline.glossary import longest

__all__ = ["check"]


def check(pair: Pair) -> Iterator[Finding]:
    """A finding for each term that is not said. One said in a forbidden form is for that check to tell."""
    if pair.says_terms_plainly:
        return
    asked_for = longest(match for match in pair.nested_terms if match.term.rendering(pair.language))
    for match in each_term(asked_for):
        term = match.term
        rendering = term.rendering(pair.language)
        if rendering is None or is_said(pair, term) or forbidden_forms(pair, term):
            continue
        choice = " or ".join(f"“{form}”" for form in rendering.allowed[:3])
        message = f"the glossary says {choice} for {shown(match)}, the translation does not have it"
        yield Finding(message, severity_of(term), source_parts=(match.text,))
