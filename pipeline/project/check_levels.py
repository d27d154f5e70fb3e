"""How gravely an editor takes what the checks find: the table ``checks`` of the configuration."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

__all__ = ["LEVELS", "CheckLevels", "Level"]

Level: TypeAlias = Literal["off", "note", "warning", "error"]

LEVELS: tuple[Level, ...] = ("off", "note", "warning", "error")


@dataclass(frozen=True, slots=True)
class CheckLevels:
    """For each code its level: ``general`` for all languages, ``by_language`` for one, which goes before."""

    general: Mapping[str, Level] = field(default_factory=dict)
    by_language: Mapping[str, Mapping[str, Level]] = field(default_factory=dict)

    def level(self, code: str, language: str | None) -> Level | None:
        """The level of a finding of ``code`` in the locale ``language``; None leaves it as it is."""
        own = self.by_language.get(language or "", {})
        return own.get(code) or self.general.get(code)
