"""HTML by the standard, made of what people write: a sanitized page is read as a tree, repaired, and written again.

Nothing is added that sanitizing would take out, so what is safe stays safe.
"""

from pipeline.edition.valid_html.page import finish_fragments
from pipeline.edition.valid_html.repair import Labels, repaired
from pipeline.edition.valid_html.tree import parse, write

__all__ = ["Labels", "finish_fragments", "parse", "repaired", "write"]
