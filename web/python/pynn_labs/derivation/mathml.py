"""MathML elements, as data that the page builds elements from.

A number is a leaf that names its quantity, ``mn`` with the attribute ``q``: the page puts in the
present value. So equations are written again only if their structure changes, not with every step.

A negative number needs brackets unless it stands first, which is only known when the value is put in:
such a leaf has the attribute ``guard``. An element that is struck out has the attribute ``cancelled``.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace


@dataclass(frozen=True)
class Node:
    """A MathML element; a child is a text or another element."""

    tag: str
    attributes: Mapping[str, str | int]
    children: "tuple[Node | str, ...]"

    def with_attributes(self, **attributes: str | int) -> "Node":
        """The same element with more attributes."""
        return replace(self, attributes={**self.attributes, **attributes})

    def as_list(self) -> list[object]:
        """[tag, attributes, child, …], for JSON."""
        return [self.tag, self.attributes, *self.children]


def node(tag: str, *children: Node | str, **attributes: str | int) -> Node:
    """A MathML element."""
    return Node(tag, attributes, children)


def row(*children: Node) -> Node:
    """Elements side by side."""
    return node("mrow", *children)


def operator(text: str, **attributes: str) -> Node:
    """A plus, an equals sign, a bracket."""
    return node("mo", text, **attributes)


def bracketed(*children: Node) -> Node:
    """(…), with brackets as high as their content."""
    high = "true" if any(_has_fraction(child) for child in children) else "false"
    return row(operator("(", stretchy=high), *children, operator(")", stretchy=high))


def _has_fraction(written: Node | str) -> bool:
    if isinstance(written, str):
        return False
    return written.tag == "mfrac" or any(_has_fraction(child) for child in written.children)


def over(top: Node, bottom: Node) -> Node:
    """top over bottom; without a given thickness, browsers draw bars of unequal thickness."""
    return node("mfrac", top, bottom, linethickness="1px")


def sum_sign(letter: str) -> Node:
    """Σ with the index under it."""
    return node("munder", operator("∑", movablelimits="false"), node("mi", letter))


def pieces(written: Node) -> list[Node]:
    """A line in pieces between which it may be broken: before each + and − outside of brackets."""
    broken: list[list[Node]] = [[]]
    for part in _flat(written):
        if part.tag == "mo" and part.attributes.get("form") == "infix":
            broken.append([])
        broken[-1].append(part)
    return [row(*parts) for parts in broken if parts]


def _flat(written: Node) -> list[Node]:
    """The parts of nested rows in one list; brackets stay whole unless they may be broken.

    A row that is struck out stays whole, too.
    """
    children = [child for child in written.children if isinstance(child, Node)]
    is_bracketed = bool(children) and children[0].tag == "mo" and children[0].children[0] in {"(", "["}
    is_whole = is_bracketed and not written.attributes.get("spread")
    if written.tag != "mrow" or is_whole or written.attributes.get("cancelled"):
        return [written]
    return [part for child in children for part in _flat(child)]
