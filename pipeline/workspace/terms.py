"""The terms of each article: the project's, with what the article's front matter says otherwise."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from pipeline.glossary import Glossary, Matcher, article_glossary
from pipeline.workspace.problems import Problems
from pipeline.workspace.reading import Source

__all__ = ["ArticleTerms", "article_terms"]


@dataclass(frozen=True, slots=True, eq=False)
class ArticleTerms:
    """A glossary, and what finds its terms. Compared by identity: articles without terms of their own share one."""

    glossary: Glossary
    matcher: Matcher


def article_terms(
    sources: Iterable[Source], glossary: Glossary, source_language: str
) -> Mapping[str, ArticleTerms]:
    """The terms of each of ``sources``, by the article's name; the same object for all that change nothing.

    Raises `InputError` with everything that is wrong with the articles' own terms.
    """
    common = ArticleTerms(glossary, Matcher(glossary, source_language))
    problems = Problems()
    found: dict[str, ArticleTerms] = {}
    for source in sources:
        with problems.collected():
            own = article_glossary(
                glossary, source.article.metadata, source.article.text, source.shown, source_language
            )
            changed = own is not glossary
            found[source.name] = ArticleTerms(own, Matcher(own, source_language)) if changed else common
    problems.stop_if_any()
    return found
