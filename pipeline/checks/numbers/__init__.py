"""The numbers and dates that a text states, whatever its language writes them with."""

from pipeline.checks.numbers.model import Kind, Number
from pipeline.checks.numbers.reading import read_numbers, reads_words

__all__ = ["Kind", "Number", "read_numbers", "reads_words"]
