"""Terms that articles use and the glossary lacks."""

from pipeline.glossary.candidates.ranking import Candidate, Example, Passage, find_candidates

__all__ = ["Candidate", "Example", "Passage", "find_candidates"]
