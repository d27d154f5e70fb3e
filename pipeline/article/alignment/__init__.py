"""Two articles that say the same in two languages: which text translates which."""

from pipeline.article.alignment.align import Alignment, Pair, align

__all__ = ["Alignment", "Pair", "align"]
