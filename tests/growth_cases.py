"""Pages that grow: for each construct of each reader, and for what checks look at, a text of so many of them."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

CLAIM = "Our new balm removes milia fast and effectively. "


class Grows(NamedTuple):
    """A construct: the suffix by which its page is read, and the text with `n` of them; what finds something takes long."""

    suffix: str
    text: Callable[[int], str]
    has_findings: bool = False


def _times(piece: str, before: str = "", after: str = "", join: str = "") -> Callable[[int], str]:
    """So many pieces, each with a number of its own where it has a `#`."""
    return lambda n: f"{before}{join.join(piece.replace('#', str(each)) for each in range(n))}{after}"


def _words(n: int) -> list[str]:
    """So many different words of four letters."""
    return ["".join(chr(97 + each // 20**place % 20) for place in range(4)) for each in range(n)]


#: In a sentence, whatever the format; `#` would be a number.
_SIGNS = {
    "letters": "a", "capitals": "Aa", "digits": "1", "words": "calm, ", "stops": ". ", "ellipses": "...", "dashes": "- ", "fused sentences": "calm.Soft ", "slashes": "a/", "colons": "a:",
    "hyphens": "a-", "commas": "a,", "tabs": "a\t", "spaces": "a,  ", "odd spaces": "a,\u00a0\u00a0", "zero-width": "a\u200b", "soft hyphens": "a\u00ad", "directions": "\u202ea\u202c, ",
    "look-alikes": "\u0430", "mixed words": "c\u0430lm, ", "greek": "\u03b1", "styled": "\U0001d41a", "accents": "e\u0301", "emoji": "\U0001f9f4, ", "figures": "92 %, ", "thousands": "1,000,", "dates": "12.12.",
    "quotes": '"calm", ', "open quotes": '"calm, ', "apostrophes": "'calm, ", "brackets": "(calm), ", "open brackets": "(", "citations": "(Smith et al., 2019), ", "open citations": "(AaAa", "numbered notes": "[1], ", "raised notes": "a\u00b9, ",
    "placeholders": "[INSERT NAME], ", "left to do": "TODO, ", "links": "https://a.example/b, ", "open links": "https://", "hosts": "www.a.example, ", "addresses": "a@b.example, ", "at signs": "a@",
}  # fmt: skip

_MARKDOWN = {
    "emphasis": "*calm*, ", "open emphasis": "*calm, ", "open strong": "**", "strike": "~~calm~~, ", "code": "`a`, ", "open code": "`a, ", "link": "[calm](https://a.example/b 'soft'), ", "open link": "[calm, ",
    "brackets": "[[", "image": "![calm skin](a.png), ", "open image": "![", "reference": "[calm][a], ", "note mark": "calm[^1], ", "autolink": "<https://a.example>, ", "escape": "\\*", "inline html": "<b>calm</b>, ",
    "open inline html": "<b>calm, ", "hidden": "<span hidden>calm skin</span>, ", "inline comment": "<!-- calm -->, ",
    "paragraph": "Calm skin, day by day, number #.\n\n", "heading": "# Calm #\n\n", "underlined heading": "Calm #\n===\n\n", "list item": "- calm #\n", "loose item": "- calm #\n\n", "ordered item": "#. calm\n", "task": "- [ ] calm\n",
    "quotation": "> calm #\n\n", "fence": "```\na\n```\n\n", "open fence": "```a#\n", "tilde fence": "~~~\n", "table": "| a | b |\n|---|---|\n| calm | # |\n\n", "table row": "| calm | # |\n", "rule": "---\n\n", "definition": "[a#]: https://a.example 'soft'\n",
    "foreign definition": "[a#]: https://a.example '\u00e4u\u00dfer'\n", "note": "[^#]: calm skin\n\n", "html block": "<div>\n\ncalm #\n\n</div>\n\n", "html line": "<p>calm #</p>\n", "open block": "<div>\n", "line": "calm #\n", "blank line": "\n", "break": "calm,  \n",
    "attribute list": "{: .a}\n", "script": "<script>a</script>\n", "language": '<p lang="de">Ruhige Haut #</p>\n\n',
}  # fmt: skip

_HTML = {
    "element": "<b>calm</b>, ", "open element": "<b>calm, ", "open tag": "<b ", "entity": "&amp;", "hidden entity": "a&#8203;", "ampersand": "&", "open entity": "&#", "comment": "<!-- calm # --> ", "open comment": "<!--", "broken comment": "<!-->x ", "cdata": "<![CDATA[a]]> ",
    "open cdata": "<![CDATA[", "processing": "<?a ", "label": '<b aria-label="calm skin">a</b> ', "title": '<b title="calm skin">a</b> ', "nested": "<b><i>", "closing": "</b>", "attribute": "<b a=1 ", "attribute quote": '<b a="', "hidden": "<span hidden>calm skin</span>, ",
    "paragraph": "<p>Calm #.</p>\n", "heading": "<h2>Calm #</h2>\n", "list": "<ul><li>calm #</li></ul>\n", "open item": "<li>calm #\n", "open cell": "<tr><td>calm #\n", "option": "<option>calm #\n", "image": '<img alt="calm skin #">\n', "meta": '<meta name="description" content="calm skin #">\n',
    "structured data": '<script type="application/ld+json">{"@type": "T#", "name": "calm skin #"}</script>\n', "style": "<style>a</style>\n", "script": "<script>a</script>\n", "template": "<template>a</template>\n", "text area": "<textarea>a</textarea>\n", "svg": "<svg><title>a</title></svg>\n",
    "code": "<code>a</code>, ", "open pre": "<pre>", "raised": "<sup>1</sup>, ", "language": '<p lang="de">Ruhige Haut #</p>\n', "frame": "<iframe srcdoc='<p>calm #</p>'></iframe>\n", "input": '<input value="calm skin #">\n', "quotation": "<blockquote>calm #</blockquote>\n", "break": "calm,<br>\n",
}  # fmt: skip

_TEMPLATES = {
    "value": "{{ name }}, ", "open value": "{{ ", "open triple": "{{{", "tag": "{% if a %}calm{% endif %}, ", "open tag": "{% ", "comment": "{# calm #}, ", "open comment": "{# ", "handlebars comment": "{{!-- calm --}}, ", "open handlebars comment": "{{!-- ",
    "go comment": "{{/* calm */}}, ", "open go comment": "{{/*", "raw": "{% raw %}a{% endraw %}, ", "open raw": "{% raw %}", "erb": "<%= a %>, ", "open erb": "<%", "php": "<?php echo a ?>, ", "open php": "<?php ", "liquid comment": "{% comment %}a{% endcomment %}\n",
    "schema": '{% schema %}{"default": "calm skin #"}{% endschema %}\n',
}  # fmt: skip

_MDX = {
    "braces": "{a}, ", "open brace": "{", "tick in braces": "{`", "escaped ticks": "{`\\`", "escaped quotes": '{"\\"', "strings in braces": "{'a' + \"b\"}, ", "component": "<A b='c d' />, ", "open component": "<A ", "property": "<A {...b} c={d}>e</A>, ", "open property": "<A b={",
    "word in braces": "{a", "code": "`a`, ", "open code": "`a, ", "fence": "```\na\n```\n\n", "import": "import a# from 'b'\n\n", "export": "export const a# = { title: 'calm skin #' }\n\n", "long import": "import a ", "props": 'title="calm skin #" ',
}  # fmt: skip

_CLAIMS = {
    "claim": CLAIM.replace("balm", "balm #"), "cure": "It cures eczema # overnight. ", "share": "In # % of cases the bumps are gone. ", "question": "Does cream # remove milia fast? ", "denial": "It does not remove milia # fast. ",
    "quoted claim": 'She said "it removes milia # fast". ', "peel": "A glycolic peel # for the face. ", "topic": "Milia are caused by cream #. Milia are not caused by cream. ", "claims in one sentence": "removes milia # fast, ",
    "claim heading": "## Remove milia # fast\n\n", "claim item": "- Removes milia # fast\n", "claim paragraph": CLAIM.replace("balm", "balm #") + "\n\n",
    "suppression": "<!-- milia-lint: ignore speed because x# -->\n\nRemoves milia fast.\n\n", "line suppression": "Removes milia fast. <!-- milia-lint: ignore-line speed because x -->\n\n", "started": "<!-- milia-lint: ignore-start speed because x# -->\n",
    "ended": "<!-- milia-lint: ignore-end speed -->\n", "file suppression": "<!-- milia-lint: ignore-file speed because x# -->\n", "misspelt suppression": "<!-- milia-lint: ignore spede# because x -->\n\n",
}  # fmt: skip

_WHOLE = {
    "keys": Grows(".md", _times("a#: calm skin\n", "---\n", "---\n\nCalm.\n")),
    "yaml list": Grows(".md", _times("- calm #\n", "---\ntitle:\n", "---\n\nCalm.\n")),
    "yaml nest": Grows(".md", _times("[", "---\ntitle: ", "\n---\n\nCalm.\n")),
    "yaml text": Grows(".md", _times("calm, ", "---\ndescription: >\n  ", "\n---\n\nCalm.\n")),
    "yaml quoted": Grows(".md", _times("\\u0061", '---\ntitle: "', '"\n---\n\nCalm.\n')),
    "toml": Grows(".md", _times('a# = "calm skin"\n', "+++\n", "+++\n\nCalm.\n")),
    "toml text": Grows(".md", _times("calm, ", '+++\ntitle = "', '"\n+++\n\nCalm.\n')),
    "suppressions in yaml": Grows(".md", _times("    - {rule: speed, because: x#}\n", "---\nmilia_lint:\n  ignore:\n", "---\n\nRemoves milia fast.\n")),
    "suppressions in toml": Grows(".md", _times('{rule = "speed", because = "x#"}', "+++\nmilia_lint = {ignore = [", "]}\n+++\n\nRemoves milia fast.\n", ",")),
    "different words": Grows(".txt", lambda n: " ".join(_words(n))),
    "different doubled words": Grows(".txt", lambda n: " ".join(f"{word} {word}" for word in _words(n))),
    "doubled words": Grows(".txt", _times("skin skin ")),
    "many names": Grows(".md", _times("r# ", "<!-- milia-lint: ignore ", "because x -->\n\nx")),
    "many comments over one list": Grows(".md", lambda n: "<!-- milia-lint: ignore speed because x -->\n\n" * n + "- Removes milia fast.\n" * n),
    "comments in a list": Grows(".md", _times("- Removes milia fast. <!-- milia-lint: ignore speed because x -->\n")),
    "fences of many lengths": Grows(".mdx", lambda n: "".join("`" * each + "\n" for each in range(3, n))),
    "shrinking fences": Grows(".mdx", lambda n: "".join("`" * each + "\n" for each in range(n, 3, -1))),
    "shrinking ticks": Grows(".mdx", lambda n: "".join("`" * each + " a, " for each in range(n, 0, -1))),
    "comment then script": Grows(".html", _times("{{/*", "", "</script>*/}}")),
    "types": Grows(".html", _times('{"@type": "T#"}', '<script type="application/ld+json">[', "]</script>", ",")),
    "strings": Grows(".html", _times('"calm skin #"', '<script type="application/ld+json">{"name": [', "]}</script>", ",")),
    "open strings": Grows(".html", _times('"calm\\', '<script type="application/ld+json">{"name": [', "]}</script>", ",")),
    "nested elements": Grows(".html", lambda n: "<div>" * n + "calm" + "</div>" * n),
    "attributes": Grows(".html", _times(" a#=b", "<p", ">calm</p>")),
    "long attribute": Grows(".html", _times("calm, ", '<img alt="', '">')),
    "deep quotations": Grows(".md", lambda n: ">" * n + " calm"),
}  # fmt: skip


def growing() -> dict[str, Grows]:
    """Return all constructs, each in the format in which it means something, by a name."""
    groups = (
        (_SIGNS, ".md"), (_MARKDOWN, ".md"), (_HTML, ".html"), (_TEMPLATES, ".html.liquid"), (_MDX, ".mdx"), (_CLAIMS, ".md"),
    )  # fmt: skip
    found = {
        f"{name} in {suffix}": Grows(suffix, _times(piece), group is _CLAIMS)
        for group, suffix in groups
        for name, piece in group.items()
    }
    return found | _WHOLE
