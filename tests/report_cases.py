"""Reports to render: 200 findings in files that are hard to name and hard to quote."""

from __future__ import annotations

import random
from dataclasses import replace
from functools import lru_cache

from milia_lint.files.source import Source, Span
from milia_lint.findings.finding import Finding, Related, Report, Rewrite, RunError, Snippet
from milia_lint.pages.locations import location_of
from milia_lint.reporters import Style
from milia_lint.rulebook.law import Reference, Severity

WORDS = (
    "fast", "a]]>b", "<b>bold</b>", "\"quoted\"", "it's", "&amp;", "100%0A", "100%", "😀😀", "𝒻𝒶𝓈𝓉", "naïve", "`tick`", "|pipe|", "@someone",
    "#12", "::error::", "##[group]x", "\\", "*star*", "_line_", "[link](x)", "<script>alert(1)</script>", "<!--", "-->", "\u00a0", "e\u0301", "\x08", "${x}",
)  # fmt: skip
PATHS = (
    "content/plain.md", "content/two words.md", "content/100%.md", "content/a,b:c.md", "content/😀.html", "content/q\"uo'te.md",
    "content/<i>&amp;.md", "content/]]>.md", "content/|pipe|.md", "content/#hash?.md", "content/_under_*star*.md", "content/na\u00efve\u0301.md",
    "content/back\\slash.md", "content/@someone.md", "content/::error::.md", "deep/er/1.md", "deep/er/2.md", "a.md", "`b`.md", "é/c.md",
)  # fmt: skip
RULES = ("speed/fast", "guarantee/always", "text-integrity/mixed-letters", "missing-warning/acid")
REFERENCE = Reference("ASA", "CAP Code 3.7", "https://example.org/code?a=1&b=2", markets=("uk",), force="law")


@lru_cache(maxsize=1)
def sources() -> dict[str, Source]:
    """Return the texts of all files: ten lines of hard words, line ends of both kinds."""
    chance = random.Random(6)
    made = {}
    for path in PATHS:
        lines = [" ".join(chance.choices(WORDS, k=12)) for _ in range(10)]
        made[path] = Source(path, chance.choice(["\n", "\r\n"]).join(lines))
    return made


@lru_cache(maxsize=1)
def two_hundred() -> Report:
    """Return a report of ten findings in each of twenty files; every fifth runs over a line end."""
    chance = random.Random(7)
    findings = []
    for source in sources().values():
        for number in range(10):
            start = chance.randrange(len(source.text) // 2)
            end = source.text.find("\n", start) + 4 if number % 5 == 0 else start + chance.randrange(1, 9)
            findings.append(finding(source, Span(start, end), RULES[number % 4], list(Severity)[number % 3], len(findings)))
    return Report(30, tuple(findings))


def finding(source: Source, span: Span, rule: str, severity: Severity, number: int) -> Finding:
    """Return a finding whose texts hold what formats stumble over."""
    place = location_of(source, span)
    rewrites = (
        Rewrite("<i>Say</i> less.", "advice"),
        Rewrite("", "suggested", span.start, span.end),
        Rewrite("😀%", "safe", span.start, span.start + 1),
    )
    return Finding(
        rule=rule,
        severity=severity,
        confidence="high",
        markets=("us", "uk"),
        location=place,
        scope="paragraph",
        message=f'“{place.quote}” is no. {number}; ]]> <b>&amp;</b> "cut" it 100%0A.\nSecond line: @someone, #12.',
        why="Because ]]> & <why>.",
        references=(REFERENCE,) if number % 2 else (),
        snippet=Snippet(f"before {place.quote} after", 7, 7 + len(place.quote)),
        rewrites=rewrites if number % 3 else (),
        related=(Related(place, "says: the other"),) if number % 4 == 0 else (),
        fingerprint=f"{number:016x}",
        title="Fast <removal>",
    )


def mixed() -> Report:
    """Return a small report in which everything happens: suppressed, baselined, excused, failures and notices."""
    few = two_hundred().findings[:6]
    return Report(
        files=9,
        findings=few[:2],
        excused=(replace(few[2], excused_by="negated"),),
        suppressed=(replace(few[3], suppressed_because="The study is on file."),),
        baselined=few[4:],
        run_errors=(
            RunError("content/gone <&>.md", "cannot be read: 100% ]]> gone"),
            RunError("content/rule.md", "rule too slow", 7),
        ),
        notices=("content/latin.md: not UTF-8",),
    )


def style() -> Style:
    """Return a plain style that knows the texts."""
    texts = sources()
    return Style(verbose=True, text=lambda path: texts[path].text if path in texts else None)
