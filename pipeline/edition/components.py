"""What explainer articles are made of, beyond Markdown: recognised by shape, and given a class for the style.

Classes are added; of elements, only ``figure`` and ``figcaption`` for a picture with a title.
The shapes do not depend on a language's words:

    … ⇒ [link](…)⏎…: https://…          where the text comes from          ``credits``
    - ✅ …                              a list of points                   ``points``
    ![…](…)                             a picture of its own               ``picture``
    **Q: …**⏎A: …                       a question and its answer          ``qa``          (`questions_of`)
    Q. …⏎⏎A. …                          a question, an answer              ``question``, ``answer``
    the first paragraph                 the lead                           ``lead``
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence

from markdown_it.common.utils import escapeHtml
from markdown_it.token import Token

__all__ = ["mark_components"]

_LABEL = re.compile(r"[^。．.!?！？]{1,40}?\s?(?P<sign>[⇒→➡⇨⇐←➔»:：])\ufe0f?\s*")
_LONGEST_REMARK = 80
"""How many characters may follow the link in a credit line: ``(外務省)``."""


def mark_components(tokens: Sequence[Token], questions: Mapping[int, str]) -> None:
    """Put classes on the blocks of an article that has been parsed.

    ``questions`` are those of the article's source (`questions_of`): which blocks they are does not depend on how a
    translation begins.
    """
    first = next((index for index, token in enumerate(tokens) if token.type != "html_block"), None)
    for index, token in enumerate(tokens):
        if token.type == "paragraph_open" and not token.hidden:
            children = tokens[index + 1].children or []
            name = _paragraph_class(children)
            if name == "picture":
                _make_figure(tokens[index : index + 3])
            name = name or questions.get(tokens[index + 1].meta["ordinal"], "")
            if not name and index == first:
                name = "lead"
            if name:
                token.attrJoin("class", name)
        elif token.type == "heading_open" and (name := questions.get(tokens[index + 1].meta["ordinal"], "")):
            token.attrJoin("class", name)
        elif token.type == "bullet_list_open" and _is_list_of_points(tokens, index):
            token.attrJoin("class", "points")


def _paragraph_class(children: Sequence[Token]) -> str:
    if _picture_of(children):
        return "picture"
    return "credits" if _is_credits(children) else ""


def _picture_of(children: Sequence[Token]) -> Token | None:
    """The picture that is all there is in a paragraph, in a link or not."""
    is_linked = len(children) == 3 and children[0].type == "link_open"
    middle = children[len(children) // 2] if len(children) == 1 or is_linked else None
    return middle if middle is not None and middle.type == "image" else None


def _make_figure(paragraph: Sequence[Token]) -> None:
    """A picture with a title is a figure, and the title its caption."""
    opening, inline, closing = paragraph
    children = inline.children or []
    picture = _picture_of(children)
    caption = str(picture.attrs.pop("title", "")) if picture is not None else ""
    if caption:
        opening.tag = closing.tag = "figure"
        children.append(
            Token("html_inline", "", 0, content=f"<figcaption>{escapeHtml(caption)}</figcaption>")
        )


def _is_credits(children: Sequence[Token]) -> bool:
    """Every line is a label, a link and at most a remark; one has an arrow, or a bare address."""
    signs = [_credit_sign(line) for line in _lines(children)]
    return all(signs) and any(sign not in ":：" for sign in signs)


def _credit_sign(line: Sequence[Token]) -> str:
    """The sign after the label of a credit line, an arrow if its link is a bare address; empty for others."""
    label = _LABEL.fullmatch(line[0].content) if line and line[0].type == "text" else None
    if not label or len(line) < 3 or line[1].type != "link_open":
        return ""
    end = next((index for index, token in enumerate(line) if token.type == "link_close"), len(line))
    if sum(len(token.content) for token in line[end + 1 :]) > _LONGEST_REMARK:
        return ""
    return "⇒" if line[1].info == "auto" else label["sign"]


def _lines(children: Sequence[Token]) -> Iterator[Sequence[Token]]:
    start = 0
    for index, token in enumerate(children):
        if token.type == "hardbreak":
            yield children[start:index]
            start = index + 1
    yield children[start:]


def _is_list_of_points(tokens: Sequence[Token], opening: int) -> bool:
    """Every item begins with a pictograph."""
    level = tokens[opening].level
    for index in range(opening + 1, len(tokens)):
        token = tokens[index]
        if token.type == "bullet_list_close" and token.level == level:
            return True
        if token.type == "list_item_open" and token.level == level + 1:
            text = tokens[index + 2].content if tokens[index + 1].type == "paragraph_open" else ""
            if not text or unicodedata.category(text[0]) != "So" or "checked" in token.meta:
                return False
    return False
