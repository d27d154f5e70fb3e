"""Whether two texts have the same marks of Markdown, where these are so simple that it takes no parser to tell.

Such are bold passages, links and code that stand side by side. Most translations keep them as they are.
"""

import re

__all__ = ["have_same_marks"]

_MARK = re.compile(
    r"(?<!`)`[^`\n]+`(?!`)|\]\([^()\s<>]+\)|\[(?!\^)|\*{2}(?!\*)|[*_~<$\\@^`\]\n]|!\[|://|www\."
)
_Marks = tuple[list[str], int]


def have_same_marks(source: str, target: str) -> bool:
    """Whether both have the same code, links and number of bold passages. False says nothing: they may."""
    ours = _simple_marks(source)
    return ours is not None and ours == _simple_marks(target)


def _simple_marks(text: str) -> _Marks | None:
    """Code and addresses, sorted, and how many passages are bold; None if there are marks of another kind."""
    found: list[str] = []
    bold = 0
    is_in_link = False
    for match in _MARK.finditer(text):
        mark = match[0]
        if mark == "**":
            if is_in_link or not _may_flank(text, match.start(), match.end(), is_opening=bold % 2 == 0):
                return None
            bold += 1
        elif mark == "[":
            if is_in_link:
                return None
            is_in_link = True
        elif mark.startswith("]("):
            if not is_in_link:
                return None
            is_in_link = False
            found.append(mark)
        elif len(mark) > 2 and mark[0] == "`" and not is_in_link:
            found.append(mark)
        else:
            return None
    return None if is_in_link or bold % 2 else (sorted(found), bold)


def _may_flank(text: str, start: int, end: int, *, is_opening: bool) -> bool:
    """Whether ``**`` surely begins, or ends, a bold passage (CommonMark 0.31, left- and right-flanking)."""
    before, after = text[start - 1 : start] or " ", text[end : end + 1] or " "
    inside, outside = (after, before) if is_opening else (before, after)
    if inside.isalnum():
        return True
    return not inside.isspace() and (outside.isspace() or outside in ".,;:!?)(")
