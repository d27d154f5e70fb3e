"""What has a name of its own: something folded, and a figure."""

from dataclasses import replace
from html import escape

from pipeline.edition.valid_html.fitting import Place, fit, fit_part, says_something
from pipeline.edition.valid_html.tree import Element, Node, is_blank

__all__ = ["fit_details", "fit_figure"]


def fit_details(element: Element, place: Place) -> list[Node]:
    """Something folded has a name, which comes first."""
    children = element.children
    summary = next((one for one in children if isinstance(one, Element) and one.name == "summary"), None)
    index = children.index(summary) if summary is not None else 0
    before, after = children[:index], children[index + (summary is not None) :]
    margin, others = (before, after) if all(map(is_blank, before)) else ([], [*before, *after])
    inside = replace(place.inside(element), words_only=False)
    name = fit_part(summary or Element("summary"), place)
    if not says_something(name) and not place.labels.details:
        element.name = "div"
        element.attributes.pop("open", None)
        element.children = fit([*before, *after], inside)
        return [element]
    if not says_something(name):
        name.children = [escape(place.labels.details)]
    element.children = [*margin, name, *fit(others, inside)]
    return [element]


def fit_figure(element: Element, place: Place) -> list[Node]:
    """A figure has one caption, before or after all else."""
    children = element.children
    caption = next((one for one in children if isinstance(one, Element) and one.name == "figcaption"), None)
    inside = replace(place.inside(element), words_only=False)
    if caption is None:
        element.children = fit(children, inside)
        return [element]
    index = children.index(caption)
    before, after = children[:index], children[index + 1 :]
    fit_part(caption, place)
    if all(map(is_blank, before)) or all(map(is_blank, after)):
        element.children = [*fit(before, inside), caption, *fit(after, inside)]
    else:
        element.children = [*fit([*before, *after], inside), caption]
    return [element]
