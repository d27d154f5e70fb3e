"""The translation memory: what was translated before, wherever, and which of it helps with a text.

It holds what translators confirmed: translations of catalogs, in use or obsolete, that are not fuzzy, and those of TMX
files. What it suggests is fuzzy, so it never feeds on itself.
"""

from pipeline.memory.model import Kind, Remembered
from pipeline.memory.search import Match, Memory

__all__ = ["Kind", "Match", "Memory", "Remembered"]
