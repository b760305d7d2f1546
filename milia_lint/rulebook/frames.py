"""Frames: constructions that say one thing in every word order, filled by a rule with its own verbs, objects and manner.

A rule writes `{frame: act, do: "{remove}", to: "{condition}"}` and gets "removes milia", "milia are removed", "milia removal" …, so
that a word once added is found in all of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from milia_lint.files.checked_yaml import CheckedFile
from milia_lint.files.problem import Problem
from milia_lint.rulebook.phrase_parser import FORMS
from milia_lint.text.suggest import did_you_mean

#: Keys of an item that are no holes.
OWN_KEYS = frozenset({"frame", "fires"})
_HOLE = re.compile(r"\$([a-z]+)(?::([a-z]+))?")
_BENDS = re.compile(r"\{([a-z][a-z0-9-]*)\}|~([a-z]+(?:-[a-z]+)*)(?!:)")


class Frame(NamedTuple):
    """One construction: the holes that must and may be filled, and its phrases."""

    name: str
    needs: frozenset[str]
    may: frozenset[str]
    phrases: tuple[str, ...]


class FrameError(ValueError):
    """A frame that cannot be filled so; the message says why. `key` is the item's key that is wrong."""

    def __init__(self, message: str, key: str = "frame") -> None:
        super().__init__(message)
        self.key = key


def frames(files: Iterable[CheckedFile], problems: list[Problem]) -> dict[str, Frame]:
    """Return the frames in the files by name; what is wrong with one is added to `problems`."""
    found: dict[str, Frame] = {}
    for file in files:
        for name, data in file.data.items():
            found[name] = Frame(name, frozenset(data["needs"]), frozenset(data.get("may", ())), tuple(data["phrases"]))
            for number, phrase in enumerate(data["phrases"]):
                for hole, form in _HOLE.findall(phrase):
                    if says := _complaint(hole, form, found[name]):
                        problems.append(file.problem([name, "phrases", number], says))
    return found


def _complaint(hole: str, form: str, frame: Frame) -> str | None:
    holes = sorted(frame.needs | frame.may)
    if hole not in holes:
        return f"`${hole}` is no hole of the frame `{frame.name}`{did_you_mean(hole, holes)}"
    if form and form not in FORMS:
        return f"`${hole}:{form}`: `{form}` is no verb form; use one of {', '.join(FORMS)}"
    return None


def filled_frame(item: Mapping[str, Any], known: Mapping[str, Frame]) -> list[str]:
    """Return the phrases of the frame that an item names, or of several, their holes filled. Raises FrameError."""
    frame = _joined([_known(name, known) for name in item["frame"].split("|")])
    given = {key: _alternatives(value) for key, value in item.items() if key not in OWN_KEYS}
    _check(frame, given)
    wanted = frame.may & given.keys()
    return [_filled(text, given) for text in frame.phrases if _holes(text) & frame.may == wanted and _holes(text) <= given.keys()]


def _known(name: str, known: Mapping[str, Frame]) -> Frame:
    if name not in known:
        raise FrameError(f"`{name}` is no frame{did_you_mean(name, list(known))}")
    return known[name]


def _joined(several: Sequence[Frame]) -> Frame:
    """Return frames as one, with the phrases of all."""
    needs = frozenset(hole for frame in several for hole in frame.needs)
    may = frozenset(hole for frame in several for hole in frame.may)
    phrases = dict.fromkeys(text for frame in several for text in frame.phrases)
    return Frame("|".join(frame.name for frame in several), needs, may, tuple(phrases))


def _check(frame: Frame, given: Mapping[str, str]) -> None:
    holes = sorted(frame.needs | frame.may)
    if unknown := sorted(given.keys() - set(holes)):
        raise FrameError(f"`{unknown[0]}` is no hole of the frame `{frame.name}`{did_you_mean(unknown[0], holes)}", unknown[0])
    if lacking := sorted(frame.needs - given.keys()):
        raise FrameError(f"the frame `{frame.name}` needs `{'`, `'.join(lacking)}` as well")


def _alternatives(value: str | Sequence[str]) -> str:
    several = [value] if isinstance(value, str) else list(value)
    return f"({'|'.join(several)})" if len(several) > 1 or "|" in several[0] else several[0]


def _holes(phrase: str) -> frozenset[str]:
    return frozenset(hole for hole, _ in _HOLE.findall(phrase))


def _filled(phrase: str, given: Mapping[str, str]) -> str:
    return _HOLE.sub(lambda hole: _bent(given[hole[1]], hole[2]) if hole[2] else given[hole[1]], phrase)


def _bent(text: str, form: str) -> str:
    """Return the text with each slot and ~verb of it in one form."""
    return _BENDS.sub(lambda found: f"{{{found[1]}:{form}}}" if found[1] else f"~{found[2]}:{form}", text)
