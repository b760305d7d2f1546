"""One finding as HTML."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from html import escape

from milia_lint.findings.finding import Finding
from milia_lint.findings.legal_basis import labelled
from milia_lint.reporters.parts import also, markets, offer, posix, titled, where
from milia_lint.rulebook.law import Reference


def article(finding: Finding, name: str) -> str:
    """Return a finding as an article whose heading has the id `name`."""
    place, severity = finding.location, finding.severity.value
    at = f"{posix(place.path)}:{place.line}:{place.column}"
    data = {"severity": severity, "category": finding.category, "rule": finding.rule, "fingerprint": finding.fingerprint}
    data |= {"path": posix(place.path), "line": str(place.line), "column": str(place.column)}
    attributes = " ".join(f'data-{key}="{text(value)}"' for key, value in data.items())
    return "\n".join(
        [
            f'<article class="{severity}" aria-labelledby="{name}" {attributes}>',
            f'<h3 id="{name}"><span class="severity">{severity}</span> {text(titled(finding))}</h3>',
            f'<p class="place"><code>{text(at)}</code> · <code>{text(finding.rule)}</code> · confidence {text(finding.confidence)}</p>',
            f"<blockquote>{_sentence(finding)}</blockquote>",
            f"<p><strong>{text(finding.message)}</strong></p>",
            f"<p>{text(finding.why)}</p>",
            f"<dl>{''.join(_facts(finding))}</dl>",
            "</article>",
        ]
    )


def _sentence(finding: Finding) -> str:
    shown = finding.snippet.shown()
    words, start, end = shown.text, shown.start, shown.end
    return f"{text(words[:start])}<mark>{text(words[start:end])}</mark>{text(words[end:])}"


def _facts(finding: Finding) -> Iterator[str]:
    yield _fact("Also", [text(each) for each in also(finding)])
    yield _fact("Markets", [text(markets(finding))])
    yield _fact("Basis", [_link(each, finding) for each in finding.references])
    yield _fact("What to write", [text(offer(each, finding)) for each in finding.rewrites])
    yield _fact("See also", [f"{text(where(each))}: <q>{text(each.location.quote)}</q>" for each in finding.related])


def _fact(name: str, values: Sequence[str]) -> str:
    if len(values) < 2:
        return f"<dt>{name}</dt><dd>{values[0]}</dd>" if values else ""
    return f"<dt>{name}</dt><dd>{listed(values)}</dd>"


def _link(reference: Reference, finding: Finding) -> str:
    told = text(labelled(reference, finding))
    safe = reference.url.startswith(("https://", "http://"))  # a rule of somebody's own may say anything
    return f'<a href="{text(reference.url)}" rel="noreferrer">{told}</a>' if safe else told


def listed(items: Iterable[str]) -> str:
    """Return pieces of HTML as a list."""
    return f"<ul>{''.join(f'<li>{item}</li>' for item in items)}</ul>"


def short(finding: Finding, reason: str) -> str:
    """Return a finding that does not count in one line, with the reason for that."""
    place = finding.location
    told = f"<code>{text(posix(place.path))}:{place.line}:{place.column}</code> <code>{text(finding.rule)}</code> <q>{text(place.quote)}</q>"
    return f"{told}: {text(reason)}" if reason else told


def text(plain: str) -> str:
    """Return text as it stands in HTML, inside an attribute as well."""
    return escape(plain)
