"""What is to be known of a generator."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import Enum
from pathlib import PurePosixPath

from pipeline.edition.localize import Edition

__all__ = ["INDEX", "Box", "Fence", "HeadingIds", "Keys", "Layout", "Place"]


INDEX = "index"
"""The name of an article that is about the folder it lies in."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where an edition lies for a generator, and how others get there.

    ``path`` is its file and ``files`` the folder of the files that it shows, both below ``output/``. ``is_section``:
    other articles lie below it, in the folder of its name or as its folder's ``index``.
    """

    path: PurePosixPath
    files: PurePosixPath
    is_section: bool = False


@dataclass(frozen=True, slots=True)
class Keys:
    """What becomes of a front matter: ``values`` are set, ``dropped`` left out, everything else stays as it is."""

    values: Mapping[str, object] = field(default_factory=dict)
    dropped: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Box:
    """A ``:::`` container or an alert. ``kind`` is that of an alert, in small letters, or ``details``.

    ``height`` is how many boxes stand inside each other in it: 0 if there is none.
    """

    kind: str
    title: str
    height: int = 0


@dataclass(frozen=True, slots=True)
class Fence:
    """The lines to write before and after what is in a box, and what before each of its lines."""

    opening: tuple[str, ...]
    closing: tuple[str, ...]
    prefix: str = ""


class HeadingIds(Enum):
    """How a heading gets the id that it has in every language."""

    ATTRIBUTE = "attribute"
    """``## Heading {#id .class}``"""

    ID_ALONE = "id alone"
    """``## Heading {#id}``"""

    ANCHOR = "anchor"
    """``## <a id="id"></a>Heading``"""

    NONE = "none"
    """Not at all: what authors wrote is taken out, and links go to the ids that the generator makes."""


@dataclass(frozen=True, slots=True)
class Layout:
    """A generator's layout.

    ``folder`` gives the folder of a language below ``output/``, by its locale and whether it is the source language;
    ``place`` where in the folder an edition is. ``link`` writes the way from one article to another: where the first
    lies, where the other lies, the other's edition, and whether it is in the same language. ``keys`` are for the
    front matter. ``container`` and ``alert`` write boxes; None leaves them as they are.
    """

    name: str
    folder: Callable[[str, bool], str]
    place: Callable[[str, Edition, bool], Place]
    link: Callable[[Place, Place, Edition, bool], str]
    keys: Callable[[Edition], Keys]
    container: Callable[[Box], Fence] | None
    alert: Callable[[Box], Fence] | None
    heading_ids: HeadingIds
    shows_title: bool
    """Whether it shows the title above the text, so that a heading which repeats it is left out."""
    reads_toml: bool
    file_address: Callable[[Place, PurePosixPath], str]
    """The address of a file at a path below ``output/``, in the text of the edition at a place."""
    shares_files: bool = True
    """Whether files lie in a language's folder as in the source folder; else each article has its own."""
    is_hugo: bool = False
    """Whether ``{{< … >}}`` in a text is run, and what is in braces after code's language has names."""
