"""What HTML elements and attributes mean to a reader of copy."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from milia_lint.readers.builder import TAG, VALUE
from milia_lint.readers.document import Scope
from milia_lint.readers.names import holds_copy
from milia_lint.text.tokens import word_set

#: Where the values of a tag's attributes stand, by lower-case name.
Attributes = Mapping[str, tuple[int, int]]


VOID = word_set("area base br col embed hr img input link meta param source track wbr")

#: Elements that end a sentence. A name made by a template (`<{{ tag }}>`, `<h{{ level }}>`) mostly is one.
BLOCK = word_set(
    "address article aside blockquote body button caption center col colgroup datalist dd details dialog dir div dl dt"
    " fieldset figcaption figure footer form frameset h h1 h2 h3 h4 h5 h6 head header hgroup hr html label legend li"
    " main menu nav noscript ol optgroup option p picture pre search section select summary table tbody td template"
    " textarea tfoot th thead title tr ul video audio xmp listing plaintext"
)

#: Blocks to us that may yet stand in a paragraph.
IN_PARAGRAPH = word_set("audio button datalist label noscript option optgroup picture select template textarea video")

#: Elements of a drawing or formula whose content nobody is shown.
OPAQUE = word_set("annotation annotation-xml metadata")
#: Elements that are shown as code: read where they hold words, else a PLACEHOLDER in the sentence.
CODE = word_set("pre code kbd samp xmp listing plaintext")
#: Elements of a drawing that are a text of their own in it.
SVG_TEXT = word_set("svg text title desc foreignobject")

_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")

#: What kind of place an element makes of its content; any other leaves it what it was.
SCOPES = {
    "blockquote": Scope.BLOCKQUOTE, "li": Scope.LIST_ITEM, "dt": Scope.LIST_ITEM, "dd": Scope.LIST_ITEM,
    "td": Scope.TABLE_CELL, "th": Scope.TABLE_CELL, "caption": Scope.CAPTION, "figcaption": Scope.CAPTION,
    "button": Scope.BUTTON, "option": Scope.BUTTON, "title": Scope.TITLE, "h": Scope.HEADING,
    **dict.fromkeys(_HEADINGS, Scope.HEADING),
}  # fmt: skip

#: Elements whose open namesakes end where they start, as far up as the nearest other block that is no paragraph.
IMPLIED_ENDS = {
    "li": frozenset({"li"}), "dt": frozenset({"dt", "dd"}), "dd": frozenset({"dt", "dd"}),
    "td": frozenset({"td", "th"}), "th": frozenset({"td", "th"}), "tr": frozenset({"tr", "td", "th"}),
    **dict.fromkeys(_HEADINGS, frozenset(_HEADINGS)),
}  # fmt: skip

_READ_ATTRIBUTES = word_set(
    "title placeholder alttext aria-label aria-description aria-placeholder aria-roledescription aria-valuetext summary"
)
_LABELLED = word_set("optgroup option track menu menuitem")
#: Inputs that show their value.
_SHOWN_INPUTS = word_set("text search tel url email submit button reset") | {""}
_HIDING_KEYS = frozenset({"hidden", "aria-hidden", "style", "class"})
_UNSEEN = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
_UNSEEN_CLASSES = frozenset({"sr-only", "visually-hidden", "screen-reader-text"})
_RESPONSIVE_CLASSES = frozenset({"hidden", "d-none"})
# Hidden on small screens only: `hidden md:block`, `d-none d-lg-flex`.
_SHOWN_WIDER = re.compile(r"(?:^|\s)(?:\w+:|d-(?:sm|md|lg|xl|xxl)-)(?:block|flex|grid|inline|table|contents)")
_WORD = re.compile(r"[^\W_]")


class Read(NamedTuple):
    """An attribute that is copy: where its value stands and what it is."""

    start: int
    end: int
    scope: Scope
    key: str


def is_block(name: str) -> bool:
    """Whether the element `name` ends the sentence around it."""
    return name in BLOCK or name < "a"  # masked template code, not a letter


def read_attributes(text: str, name: str, attributes: Attributes) -> Iterator[Read]:
    """Yield the attributes of the element `name` that are copy, in source order."""
    for key, (start, end) in attributes.items():
        scope, called = _attribute(text, name, key, attributes)
        if scope and _WORD.search(text, start, end):
            yield Read(start, end, scope, called)


def _attribute(text: str, name: str, key: str, attributes: Attributes) -> tuple[Scope | None, str]:
    if key == "alt":
        return Scope.ALT, key
    if key in _READ_ATTRIBUTES:
        return (None if name in ("link", "style") else Scope.ATTRIBUTE), key
    if key == "content" and name == "meta":
        called = meta_name(text, attributes)
        return (Scope.META if holds_copy(called) else None), called
    if key == "value" and name == "input":
        return (Scope.ATTRIBUTE if value(text, attributes, "type").lower() in _SHOWN_INPUTS else None), key
    if key == "label" and name in _LABELLED:
        return Scope.ATTRIBUTE, key
    own = key.startswith("data-") or "-" in name  # what a script or a component shows
    return (Scope.ATTRIBUTE if own and holds_copy(key) else None), key


def is_inert(text: str, attributes: Attributes) -> bool:
    """Whether a `<template>` is one that is not shown: neither a shadow root nor another name for a part of the page."""
    own = ("id", "class", "name", "lang", "hidden", "data-")
    return all(key.startswith(own) and VALUE not in value(text, attributes, key) for key in attributes)


def meta_name(text: str, attributes: Attributes) -> str:
    """Return what a `meta` element is about, lower-case; empty where it does not say."""
    names = (value(text, attributes, key) for key in ("name", "property", "itemprop"))
    return next(filter(None, names), "").lower()


def value(text: str, attributes: Attributes, key: str) -> str:
    """Return the value of an attribute as it is written, without space around it; empty where there is none."""
    return text[slice(*attributes[key])].strip() if key in attributes else ""


def is_hidden(text: str, attributes: Attributes) -> bool:
    """Whether the attributes hide an element: by name, style, class or from assistive technology."""
    if _HIDING_KEYS.isdisjoint(attributes):
        return False
    if "hidden" in attributes or value(text, attributes, "aria-hidden").lower() == "true":
        return True
    if "style" in attributes and _UNSEEN.search(text, *attributes["style"]):
        return True
    classes = value(text, attributes, "class")
    names = classes.split()
    if not _UNSEEN_CLASSES.isdisjoint(names):
        return True
    return not _RESPONSIVE_CLASSES.isdisjoint(names) and not _SHOWN_WIDER.search(classes)


def language(text: str, attributes: Attributes) -> str | None:
    """Return the language the attributes declare; None for none, or one that a template fills in."""
    declared = value(text, attributes, "lang") or value(text, attributes, "xml:lang")
    return None if not declared or VALUE in declared or TAG in declared else declared
