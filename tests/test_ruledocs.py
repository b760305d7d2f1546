from __future__ import annotations

from pathlib import Path

from conftest import rule, write_rules

from milia_lint.authoring.rule_pages import coverage, pages
from milia_lint.checks.open_rules import load_rulebook


def test_a_page_for_each_rule_with_its_law_and_examples(tmp_path: Path) -> None:
    references = [
        {
            "authority": "Some Authority",
            "cite": "Some Code 1",
            "url": "https://example.org",
            "read": "2026-11-21",
            "markets": ["us"],
            "force": "law",
        }
    ]
    data = rule("speed/x", {"phrases": ["removes milia"]}, references=references, unless=["negated"], pages={"editorial": "info"})
    data["examples"] = {
        "bad": [{"text": "It [[removes milia]].", "rewritten": "It softens."}],
        "good": [{"text": "It never removes milia.", "guard": "negated"}],
    }
    rulebook = load_rulebook([write_rules(tmp_path, data)])
    written = pages(rulebook)
    assert set(written) == {"index.md", "references.md", "rule-file.md", "settings.md", "vocabulary.md", "speed/x.md"}
    page = written["speed/x.md"]
    for part in (
        "# A rule for tests",
        "- US, law: Some Authority, [Some Code 1](https://example.org), read 2026-11-21",
        "- It **removes milia**.",
        "*(negated)*",
        "- It softens.",
        "On editorial pages: info.",
    ):
        assert part in page
    assert "[Some Code 1](https://example.org), read 2026-11-21; rules: 1" in written["references.md"]
    assert "| [speed/x](speed/x.md) | A rule for tests | warning | US, UK |" in written["index.md"]
    assert coverage(rulebook)["speed"] == {"us": 1, "uk": 1, "eu": 0, "ca": 0, "au": 0, "all": 1}
