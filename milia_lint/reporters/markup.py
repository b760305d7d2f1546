"""XML from text that may hold anything."""

from __future__ import annotations

import re
from xml.etree import ElementTree

# What XML 1.0 cannot hold, not even as a character reference.
_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def element(parent: ElementTree.Element, tag: str, attributes: dict[str, object], text: str = "") -> ElementTree.Element:
    """Return a new child of `parent`; characters that XML cannot hold become replacement characters."""
    child = ElementTree.SubElement(parent, tag, {name: legal(str(value)) for name, value in attributes.items()})
    child.text = legal(text) or None
    return child


def legal(text: str) -> str:
    """Return the text without characters that XML cannot hold."""
    return _FORBIDDEN.sub("\ufffd", text)


def document(root: ElementTree.Element) -> str:
    """Return the tree as an XML document."""
    ElementTree.indent(root, " ")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ElementTree.tostring(root, encoding="unicode")}\n'
