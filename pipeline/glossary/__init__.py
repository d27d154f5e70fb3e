"""The glossary: its terms, where they occur in an article, and how a translation may say them."""

from pipeline.glossary.article_terms import article_glossary
from pipeline.glossary.matching import Match, Matcher, longest
from pipeline.glossary.reading import parse_glossary, read_glossary
from pipeline.glossary.terms import Glossary, Rendering, Status, Term

__all__ = [
    "Glossary",
    "Match",
    "Matcher",
    "Rendering",
    "Status",
    "Term",
    "article_glossary",
    "longest",
    "parse_glossary",
    "read_glossary",
]
