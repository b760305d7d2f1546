"""Where a claim can stand in a file of each format, and what becomes of it there.

Each place is tried by tests/test_reading.py; docs/reading.md is written from here: `python tests/places.py > docs/reading.md`.
"""

from __future__ import annotations

from typing import NamedTuple

CLAIM = "Our balm removes milia overnight"

READ, TOLD, NOT_SHOWN = "read", "told", "not shown"
MEANINGS = {
    READ: "It is copy: a claim there is found.",
    TOLD: "It is not read, and a notice says so, with its line.",
    NOT_SHOWN: "No visitor sees it there, so it is passed over.",
}


class Place(NamedTuple):
    """A place: what it is called, text in which `§` is the claim, and what becomes of it there."""

    what: str
    text: str
    fate: str = READ


class Format(NamedTuple):
    """A format: its name, the name of a file of it, and its places."""

    name: str
    file: str
    places: tuple[Place, ...]


MARKDOWN = (
    Place("heading", "# §"), Place("heading with a line under it", "§\n===\n"), Place("heading with an anchor", "## § {#one}\n"),
    Place("paragraph", "§"), Place("paragraph over several lines", "Our balm\nremoves milia\n  overnight"), Place("hard line break", "a\\\n§  \nb"),
    Place("bullet", "- §"), Place("numbered item", "1. §"), Place("item within an item", "- a\n  - b\n    - §"),
    Place("paragraph of an item", "- a\n\n  §"), Place("task", "- [x] §"), Place("block quote", "> §"), Place("quote within a quote", "> > §"),
    Place("note box (`> [!NOTE]`)", "> [!NOTE]\n> §"), Place("head of a table", "| § | b |\n|---|---|\n| c | d |"),
    Place("cell of a table", "| a | b |\n|---|---|\n| c | § |"), Place("table without outer bars", "a | b\n--|--\nc | §"),
    Place("footnote", "a[^1]\n\n[^1]: §"), Place("term of a definition list", "§\n: a"), Place("definition", "a\n: §"),
    Place("bold, italic and struck words", "**Our** balm *removes* ~~milia~~ **overnight**"), Place("part of a word in bold", "Our balm re**moves** mil*ia* overnight"),
    Place("link text", "[§](/x)"), Place("title of a link", '[a](/x "§")'), Place("title of a link definition", '[a][b]\n\n[b]: /x "§"'),
    Place("alternative text of an image", "![§](a.png)"), Place("title of an image", '![a](a.png "§")'), Place("image in a link", "[![§](a.png)](/x)"),
    Place("code that is words", "Say `§`."), Place("block of code without a language", "```\n§\n```"), Place("indented block", "a\n\n    §"),
    Place("block of code in a language", "```js\n// §\n```", TOLD), Place("code that is no words", "`our_balm-removes_milia_overnight()`", NOT_SHOWN),
    Place("HTML in a sentence", "Our <b>balm</b> removes <span>milia</span> overnight"), Place("HTML block", "<div>\n<p>§</p>\n</div>"),
    Place("Markdown within HTML", "<div>\n\n§\n\n</div>"), Place("attribute of HTML in a sentence", 'a <abbr title="§">b</abbr>'),
    Place("HTML comment", "a <!-- § -->", NOT_SHOWN), Place("after a comment that nobody closed", "<p>a</p>\n<!-- b\n§"),
    Place("admonition (MkDocs)", "!!! note\n    §"), Place("title of an admonition (MkDocs)", '!!! note "§"\n    a'), Place("block that opens (MkDocs)", "??? tip\n\n    §"),
    Place("content tab (MkDocs)", '=== "A"\n\n    §'), Place("admonition (Docusaurus)", ":::note\n§\n:::"),
    Place("embedded file (Obsidian)", "![[§.png]]", NOT_SHOWN), Place("alias of a wiki link", "[[a|§]]"), Place("target of a link", "[a](</§>)", NOT_SHOWN),
    Place("anchor of a heading", "## a {#our-balm-removes-milia-overnight}", NOT_SHOWN), Place("template comment", "a {# § #}", NOT_SHOWN),
    Place("caption of a shortcode (Hugo)", '{{< figure src="a.png" caption="§" >}}'), Place("text between shortcodes", "{{% note %}}\n§\n{{% /note %}}"),
    Place("string that Liquid prints", "{{ '§' | upcase }}"), Place("argument of an include", '{% include a.html text="§" %}'),
    Place("after a template sign in code", "Use `{{` and `<?php`.\n\n§"), Place("letters as entities", "&#79;ur balm removes&nbsp;mili&#x61; overnight"),
    Place("escaped letters", "Our balm removes milia overnight\\!"), Place("invisible characters in words", "Our balm re\u200bmoves mi\u00adlia over\u2060night"),
    Place("letters of other scripts that look alike", "Our bаlm remоves miliа overnight"), Place("web address", "https://a.example/our-balm-removes-milia-overnight", NOT_SHOWN),
)  # fmt: skip

#: What MDX has none of: indented code, HTML comments, other template languages, what some sites add to Markdown.
_NOT_IN_MDX = {
    "indented block",
    "HTML comment",
    "after a comment that nobody closed",
    "template comment",
    "heading with an anchor",
    "anchor of a heading",
}
MDX = (
    *(each for each in MARKDOWN if each.what not in _NOT_IN_MDX and "MkDocs" not in each.what and "Obsidian" not in each.what and "wiki" not in each.what),
    Place("text of a component", "<Card>§</Card>"), Place("text deep in components", "<A>\n  <B>\n    <C>\n      §\n    </C>\n  </B>\n</A>"),
    Place("heading deep in a component", "<A>\n    ## §\n</A>"), Place("text after a tab", "<A>\n\t§\n</A>"),
    Place("string in braces", "{'§'}"), Place("string in an expression", "{ok ? '§' : ''}"), Place("template string", "{`§ ${x}`}"),
    Place("element in an expression", "{ok && <p>§</p>}"), Place("element in a loop", "{a.map(i => <li key={i}>§</li>)}"),
    Place("property of a component", '<Card title="§" />'), Place("property with any name", '<Slider beforeLabel="§" />'), Place("property in braces", "<Card text={'§'} />"),
    Place("element in a property", "<Card icon={<b>§</b>} />"), Place("list in a property", "<Card items={['a', '§']} />"), Place("object in a property", "<Card a={{ name: '§' }} />"),
    Place("exported object", "export const meta = { title: '§' }\n\na"), Place("exported string", "export const a = '§'\n\na"), Place("string with an escaped quote", "export const a = 'Don\\'t wait. §'\n\na"),
    Place("a line that begins with `export` in a paragraph", "We are an\nexport firm. §"), Place("comment", "{/* § */}", NOT_SHOWN), Place("import", "import A from './§'\n\na", NOT_SHOWN),
    Place("class of a component", '<Card className="§" />', NOT_SHOWN),
)  # fmt: skip

HTML = (
    Place("title", "<title>§</title>"), *(Place(f"`<h{level}>`", f"<h{level}>§</h{level}>") for level in range(1, 7)),
    *(Place(f"`<{name}>`", f"<{name}>§</{name}>") for name in (
        "p", "div", "span", "article", "section", "aside", "header", "footer", "main", "nav", "address", "blockquote", "q", "center", "a", "b", "strong",
        "em", "i", "u", "s", "small", "big", "font", "mark", "ins", "del", "sup", "sub", "cite", "dfn", "abbr", "time", "data", "bdi", "marquee", "label",
        "legend", "fieldset", "form", "output", "button", "textarea", "figcaption", "details", "summary", "dialog", "noscript", "canvas", "object", "video", "audio",
        "pre", "code", "kbd", "samp", "var", "tt", "listing", "xmp", "search", "hgroup", "menu", "slot", "ruby", "my-card",
    )),
    Place("item of a list", "<ul><li>§</ul>"), Place("numbered item", "<ol><li>§</ol>"), Place("term and definition", "<dl><dt>a<dd>§</dl>"),
    Place("cell of a table", "<table><tr><td>§</table>"), Place("head of a table", "<table><tr><th>§</table>"), Place("caption of a table", "<table><caption>§</caption></table>"),
    Place("option of a list", "<select><option>§</select>"), Place("group of options", '<select><optgroup label="§"></select>'), Place("label of an option", '<option label="§">'),
    Place("alternative text", '<img alt="§">'), Place("alternative text of an image button", '<input type=image alt="§">'), Place("alternative text of an area", '<area alt="§">'),
    Place("title of any element", '<p title="§">a</p>'), Place("label for assistive technology", '<a aria-label="§">a</a>'), Place("description for assistive technology", '<a aria-description="§">a</a>'),
    Place("spoken value", '<div aria-valuetext="§">a</div>'), Place("spoken role", '<div aria-roledescription="§">a</div>'), Place("placeholder", '<input placeholder="§">'),
    Place("value of a text field", '<input value="§" readonly>'), Place("value of a button", '<input type=submit value="§">'), Place("label of a track", '<track label="§">'),
    Place("summary of a table", '<table summary="§"></table>'), Place("`data-title`, `data-tooltip` and the like", '<p data-tooltip="§">a</p>'), Place("attribute of a custom element", '<my-card heading="§"></my-card>'),
    Place("bound attribute (Vue, Alpine)", """<p :title="'§'" x-text="'a b'">a</p>"""), Place("description of the page", '<meta name=description content="§">'),
    Place("title for sharing", '<meta property="og:title" content="§">'), Place("alternative text for sharing", '<meta name="twitter:image:alt" content="§">'), Place("name of the app", '<meta name=application-name content="§">'),
    Place("text of a drawing", "<svg><text>§</text></svg>"), Place("parts of a text of a drawing", "<svg><text>Our <tspan>balm removes</tspan> milia overnight</text></svg>"),
    Place("title of a drawing", "<svg><title>§</title></svg>"), Place("description of a drawing", "<svg><desc>§</desc></svg>"), Place("HTML in a drawing", "<svg><foreignObject><p>§</p></foreignObject></svg>"),
    Place("CDATA in a drawing", "<svg><text><![CDATA[§]]></text></svg>"), Place("text of a formula", "<math><mtext>§</mtext></math>"), Place("alternative text of a formula", '<math alttext="§"></math>'),
    Place("page in a frame (`srcdoc`)", "<iframe srcdoc='<p>§</p>'></iframe>"), Place("the same with entities", '<iframe srcdoc="&lt;p&gt;§&lt;/p&gt;"></iframe>'),
    Place("shadow root", "<div><template shadowrootmode=open><p>§</p></template></div>"), Place("template of a framework", "<template x-if=a><p>§</p></template>"),
    Place("template in a script", '<script type="text/x-template"><p>§</p></script>'), Place("string that a style sheet prints", "<style>a::before { content: '§' }</style>"),
    Place("structured data", '<script type="application/ld+json">{"description": "§"}</script>'), Place("structured data with a charset", '<script type="application/ld+json; charset=utf-8">{"name": "§"}</script>'),
    Place("letters as entities", "<p>&#79;ur balm&nbsp;removes mili&#x61; overnight</p>"), Place("part of a word in markup", "<p>Our balm re<b>mov</b>es mi<!-- -->lia overnight</p>"),
    Place("invisible characters in words", "<p>Our balm re&#8203;moves mi&shy;lia over\U000e0101night</p>"), Place("line breaks in a sentence", "<p>Our balm<br>removes\n\n milia\tovernight</p>"),
    Place("text hidden by class or attribute", "<p class=sr-only>§</p>"), Place("`hidden`", "<p hidden>§</p>"), Place("after a comment that nobody closed", "<p>a<!-- b <p>§</p>"),
    Place("after a title that nobody closed", "<title>a<p>§</p>"), Place("after a tag that nobody closed", "<p>a<b c='<p>§</p>"), Place("English that says it is German", "<p lang=de>§, and it is for you.</p>"),
    Place("conditional comment that is shown", "<!--[if !mso]><!--><p>§</p><!--<![endif]-->"), Place("control characters in words", "<p>Our balm re\x00moves mi\x02lia over\x9fnight</p>"),
    Place("text that a script shows", "<script>document.write('§')</script>", TOLD), Place("page in a `data:` address", "<iframe src='data:text/html,<p>§</p>'></iframe>", TOLD),
    Place("drawing in a `data:` address", "<img src='data:image/svg+xml,<svg><text>§</text></svg>'>", TOLD), Place("after a script that nobody closed", "<script>a<p>§</p>", TOLD),
    Place("comment", "<!-- § -->", NOT_SHOWN), Place("template that no script fills", "<template><p>§</p></template>", NOT_SHOWN), Place("content of a frame", "<iframe>§</iframe>", NOT_SHOWN),
    Place("`<noembed>` and `<noframes>`", "<noembed>§</noembed>", NOT_SHOWN), Place("hidden field", '<input type=hidden value="§">', NOT_SHOWN), Place("value of a choice", '<input type=radio value="§">', NOT_SHOWN),
    Place("link target", '<a href="/§"></a>', NOT_SHOWN), Place("class and id", '<p class="§" id="§">a</p>', NOT_SHOWN), Place("other metadata", '<meta name=generator content="§">', NOT_SHOWN),
    Place("metadata of a drawing", "<svg><metadata>§</metadata></svg>", NOT_SHOWN), Place("CDATA in HTML", "<p>a<![CDATA[§]]></p>", NOT_SHOWN), Place("style rules", "<style>/* § */</style>", NOT_SHOWN),
    Place("code that is no words", "<code>our_balm.removes_milia(overnight)</code>", NOT_SHOWN),
)  # fmt: skip

PLAIN = (
    Place("paragraph", "§"), Place("heading", "§\n\nA longer line of text that goes on and on."), Place("bullet", "* §"), Place("bullet with a dash", "– §"),
    Place("numbered item", "1. §"), Place("indented line", "    §"), Place("in quotation marks", "“§”"), Place("after an address", "See https://a.example/b. §"),
    Place("markup as it is written", "<p>§</p>"), Place("comment as it is written", "<!-- § -->"), Place("string that a template prints", "{{ '§' }}"), Place("argument of a template", "{% set a = '§' %}"),
    Place("after `<?` in text", "Age <? b\n§"), Place("invisible characters in words", "Our balm re\u200bmoves mi\u3164lia overnight"), Place("template comment", "{# § #}", NOT_SHOWN),
    Place("web address", "https://a.example/our-balm-removes-milia-overnight", NOT_SHOWN), Place("name of a file", "See our-balm-removes-milia-overnight.pdf", NOT_SHOWN),
)  # fmt: skip

FRONT_MATTER = (
    Place("plain value", "---\ntitle: §\n---\n"), Place("single quotes", "---\ntitle: '§'\n---\n"), Place("double quotes with an escape", '---\ntitle: "\\u004fur balm removes milia overnight"\n---\n'),
    Place("literal block", "---\ntext: |\n  a\n  §\n---\n"), Place("folded block", "---\ntext: >\n  Our balm removes\n  milia overnight\n---\n"), Place("value over two lines", "---\ntext: Our balm removes\n  milia overnight\n---\n"),
    Place("list", "---\nitems:\n  - §\n---\n"), Place("list in brackets", "---\nitems: [a, §]\n---\n"), Place("map in a list", "---\nfaq:\n  - question: a\n    answer: §\n---\n"), Place("map in braces", "---\na: {b: §}\n---\n"),
    Place("value with an anchor", "---\na: &b §\n---\n"), Place("value with a tag of one's own", "---\na: !md §\n---\n"), Place("any key", "---\nx_y: §\n---\n"), Place("key in camel case", "---\nctaText: §\n---\n"),
    Place("meta description", "---\nseo:\n  description: §\n---\n"), Place("alternative text of a picture", "---\nimage:\n  alt: §\n---\n"), Place("Markdown in a value", "---\ntext: Our **balm** removes [milia](/x) overnight\n---\n"),
    Place("HTML in a value", "---\ntext: Our <b>balm</b> removes milia&nbsp;overnight\n---\n"), Place("TOML", "+++\ntitle = '§'\n+++\n"), Place("TOML with escapes", '+++\ntitle = "\\u004fur balm removes milia overnight"\n+++\n'),
    Place("TOML over several lines", '+++\ntext = """\n§"""\n+++\n'), Place("TOML list", "+++\nitems = ['a', '§']\n+++\n"), Place("TOML table", "+++\n[params]\nlead = '§'\n+++\n"),
    Place("`---toml`", "---toml\ntitle = '§'\n---\n"), Place("`---json`", '---json\n{"title": "§"}\n---\n'), Place("JSON", '{\n"title": "§"\n}\n'), Place("JSON of Hexo (`;;;`)", ';;;\n"title": "§"\n;;;\n'),
    Place("a blank line first", "---\n\ntitle: §\n---\n"), Place("a blank line above", "\n---\ntitle: §\n---\n"), Place("Windows line ends", "---\r\ntitle: §\r\n---\r\n"),
    Place("a value after one that cannot be parsed", "---\na: b: c\ntitle: §\n---\n"), Place("a value with template code", "---\ntitle: '§ {{ x }}'\n---\n"), Place("keywords", "---\nkeywords: §\n---\n"),
    Place("key for machines: slug, tags, categories, layout …", "---\nslug: §\n---\n", NOT_SHOWN), Place("path or file name", "---\nimage: /a/§.png\n---\n", NOT_SHOWN), Place("what the page wants to be found by", "---\nprimaryKeyword: §\n---\n", NOT_SHOWN),
    Place("settings of milia-lint", "---\nmilia_lint: {a: §}\n---\n", NOT_SHOWN), Place("comment", "---\n# §\na: b\n---\n", NOT_SHOWN),
)  # fmt: skip

LIQUID = (
    Place("text", "<p>§</p>"), Place("text in a condition", "{% if a %}§{% endif %}"), Place("text in a loop", "{% for a in b %}<li>§</li>{% endfor %}"), Place("text that is captured", "{% capture a %}§{% endcapture %}"),
    Place("text round a value", "<p>Our balm removes milia overnight {{ a }}</p>"), Place("string that is printed", "{{ '§' | upcase }}"), Place("default of a value", "{{ a | default: '§' }}"), Place("string that is joined", "{{ a | append: '§' }}"),
    Place("string that is assigned", "{% assign a = '§' %}"), Place("argument of a snippet", "{% render 'card', text: '§' %}"), Place("argument of an include", '{% include a.html title="§" %}'), Place("string that is echoed", "{% echo '§' %}"),
    Place("text that is raw", "{% raw %}§{% endraw %}"), Place("default in a schema", '{% schema %}{"default": "§"}{% endschema %}'), Place("string in an attribute", """<a title="{{ '§' | escape }}">a</a>"""),
    Place("comment", "{% comment %}§{% endcomment %}", NOT_SHOWN), Place("script", "{% javascript %}let a = '§'{% endjavascript %}", NOT_SHOWN), Place("comparison", "{% if a == '§' %}{% endif %}", NOT_SHOWN), Place("name of a file", "{% render 'our balm removes milia overnight.html' %}", NOT_SHOWN),
)  # fmt: skip

JINJA = (
    Place("text", "<p>§</p>"), Place("text in a block", "{% block a %}§{% endblock %}"), Place("text in a condition", "{%- if a -%}§{%- endif -%}"), Place("text to be translated", "{% trans %}§{% endtrans %}"), Place("text that a filter takes", "{% filter upper %}§{% endfilter %}"),
    Place("text that a macro is given", "{% call a() %}§{% endcall %}"), Place("string that is printed", "{{ '§' }}"), Place("string that is translated", '{{ _("§") }}'), Place("default of a value", "{{ a or '§' }}"), Place("string by condition", "{{ '§' if a else '' }}"),
    Place("argument of a macro", "{{ card(title='§') }}"), Place("object that a macro is given", '{{ card({ text: "§" }) }}'), Place("string that is set", "{% set a = '§' %}"), Place("list that is set", "{% set a = ['b', '§'] %}"), Place("arguments of an include", "{% include 'a.html' with {text: '§'} %}"),
    Place("text that is verbatim", "{% verbatim %}§{% endverbatim %}"), Place("comment", "{# § #}", NOT_SHOWN), Place("trimmed comment", "{#- § -#}", NOT_SHOWN), Place("comparison", "{% if a == '§' %}{% endif %}", NOT_SHOWN), Place("file that is extended", "{% extends '§' %}", NOT_SHOWN),
)  # fmt: skip

HANDLEBARS = (
    Place("text", "<p>§</p>"), Place("text in a block", "{{#if a}}§{{else}}b{{/if}}"), Place("text in a section", "{{#a}}§{{/a}}"), Place("text in an inverted section", "{{^a}}§{{/a}}"), Place("string that is printed", "{{ '§' }}"), Place("string that is printed as HTML", "{{{ '§' }}}"),
    Place("argument of a helper", '{{ t "§" }}'), Place("named argument of a helper", '{{ link text="§" }}'), Place("argument of a partial", '{{> card title="§"}}'), Place("text of a block partial", "{{#> card}}§{{/card}}"), Place("argument of a block", '{{#card title="§"}}{{/card}}'),
    Place("comment", "{{! § }}", NOT_SHOWN), Place("comment with dashes", "{{!-- § --}}", NOT_SHOWN),
)  # fmt: skip

ERB = (
    Place("text", "<p>§</p>"), Place("text in a condition", "<% if a %>§<% end %>"), Place("string that is printed", "<%= '§' %>"), Place("string that is printed as it is", '<%== "§" %>'), Place("argument of a helper", '<%= link_to "§", a_path %>'), Place("named argument", '<%= tag.p "a", title: "§" %>'),
    Place("string that is kept for elsewhere", '<% content_for :title, "§" %>'), Place("variable", '<% a = "§" %>'), Place("argument of a partial", '<%= render "card", text: "§" %>'), Place("comment", "<%# § %>", NOT_SHOWN),
)  # fmt: skip

EJS = (
    Place("text", "<p>§</p>"), Place("string that is printed", "<%= '§' %>"), Place("string that is printed as it is", "<%- '§' %>"), Place("argument of an include", "<%- include('a', {text: `§`}) %>"), Place("variable", "<% const a = '§' %>"), Place("comment", "<%# § %>", NOT_SHOWN),
)  # fmt: skip

PHP = (
    Place("text", "<p>§</p>"), Place("text in a condition", "<?php if ($a): ?>§<?php endif; ?>"), Place("short echo", "<?= '§' ?>"), Place("echo", "<?php echo '§'; ?>"), Place("echo of a double-quoted string", '<?php echo "§ {$a}"; ?>'), Place("print", "<?php print('§'); ?>"),
    Place("translated string", "<?= __('§', 'a') ?>"), Place("translated and printed", "<?php _e('§'); ?>"), Place("variable", "<?php $a = '§'; ?>"), Place("value of an array", "<?php $a = ['b' => '§']; ?>"), Place("argument of a function", "<?php card(['text' => '§']); ?>"),
    Place("several statements", "<?php\n$a = 1; // it's\necho '§';\n"), Place("here document", "<?php echo <<<HTML\n<p>§</p>\nHTML; ?>"), Place("joined strings", "<?= $a . '§' . $b ?>"), Place("comment in PHP", "<?php /* § */ ?>", NOT_SHOWN), Place("line comment in PHP", "<?php // §\n ?>", NOT_SHOWN),
    Place("what goes to a log", "<?php error_log('§'); ?>", NOT_SHOWN), Place("file that is included", "<?php include '§'; ?>", NOT_SHOWN),
)  # fmt: skip

BLADE = (
    Place("text", "<p>§</p>"), Place("text in a section", "@section('a')\n§\n@endsection"), Place("string that is printed", "{{ '§' }}"), Place("string that is printed as HTML", "{!! '§' !!}"), Place("section in one line", "@section('title', '§')"), Place("arguments of an include", "@include('card', ['text' => '§'])"),
    Place("translated string", "@lang('§')"), Place("text of a component", "<x-card>§</x-card>"), Place("attribute of a component", '<x-card title="§" />'), Place("bound attribute of a component", """<x-card :text="'§'" />"""), Place("comment", "{{-- § --}}", NOT_SHOWN),
)  # fmt: skip

GO = (
    Place("text", "<p>§</p>"), Place("text in a condition", "{{ if .A }}§{{ end }}"), Place("string that is printed", '{{ "§" }}'), Place("default", '{{ .Title | default "§" }}'), Place("argument of a partial", '{{ partial "a.html" (dict "text" "§") }}'), Place("variable", '{{ $a := "§" }}'), Place("formatted string", '{{ printf "§ %s" .A }}'),
    Place("string in back-quotes", "{{ `§` }}"), Place("comment", "{{/* § */}}", NOT_SHOWN),
)  # fmt: skip

VUE = (
    Place("text", "<template><p>§</p></template>"), Place("string that is printed", "<template><p>{{ '§' }}</p></template>"), Place("attribute of a component", '<template><Card title="§" /></template>'), Place("bound attribute", """<template><p :title="'§'">a</p></template>"""), Place("text that is bound", """<template><p v-text="'§'" /></template>"""),
    Place("text of a slot", "<template><Card><template #a>§</template></Card></template>"), Place("string of the script", "<script>export default { data: () => ({ text: '§' }) }</script>"), Place("comment", "<template><!-- § --></template>", NOT_SHOWN), Place("class", '<template><p class="§">a</p></template>', NOT_SHOWN),
)  # fmt: skip

SVELTE = (
    Place("text", "<p>§</p>"), Place("text in a condition", "{#if a}§{:else}b{/if}"), Place("text in a loop", "{#each a as b}<li>§</li>{/each}"), Place("string in braces", "<p>{'§'}</p>"), Place("string by condition", "{a ? '§' : ''}"), Place("HTML that is printed", "{@html '<b>§</b>'}"), Place("attribute of a component", '<Card title="§" />'),
    Place("attribute in braces", "<Card title={'§'} />"), Place("string of the script", "<script>let a = '§'</script>"), Place("comment", "<!-- § -->", NOT_SHOWN), Place("comment in the script", "<script>// §\n</script>", NOT_SHOWN), Place("style", "<style>/* § */</style>", NOT_SHOWN),
)  # fmt: skip

ASTRO = (
    Place("text", "<p>§</p>"), Place("string of the front matter", "---\nconst a = '§'\n---\n"), Place("string in braces", "<p>{'§'}</p>"), Place("element in an expression", "{a && <p>§</p>}"), Place("element in a loop", "{a.map(b => <li>§</li>)}"), Place("attribute of a component", '<Card title="§" />'),
    Place("attribute in braces", "<Card title={`§`} />"), Place("HTML that is set", "<p set:html={'§'} />"), Place("comment", "{/* § */}", NOT_SHOWN), Place("import", "---\nimport a from '§'\n---\n", NOT_SHOWN),
)  # fmt: skip

FORMATS = (
    Format("Markdown", "a.md", MARKDOWN), Format("Front matter", "a.md", FRONT_MATTER), Format("MDX", "a.mdx", MDX), Format("HTML", "a.html", HTML), Format("Plain text", "a.txt", PLAIN),
    Format("Liquid", "a.liquid", LIQUID), Format("Jinja, Nunjucks, Twig", "a.njk", JINJA), Format("Handlebars, Mustache", "a.hbs", HANDLEBARS), Format("Go templates (Hugo)", "a.html", GO), Format("ERB", "a.html.erb", ERB), Format("EJS", "a.ejs", EJS),
    Format("PHP", "a.php", PHP), Format("Blade", "a.blade.php", BLADE), Format("Vue", "a.vue", VUE), Format("Svelte", "a.svelte", SVELTE), Format("Astro", "a.astro", ASTRO),
)  # fmt: skip


def reading_page() -> str:
    """Return docs/reading.md."""
    lines = [
        "# What is read and what is not",
        "",
        "A linter that passes over a claim in silence is worse than none. So each place where text can stand has one of three fates:",
        "",
    ]
    lines += [f"* **{fate}**: {meaning}" for fate, meaning in MEANINGS.items()]
    lines += [
        "",
        "Every place below is tried by a test, in a file of its format with a claim in that place; this page is written from the same table.",
        "",
    ]
    for form in FORMATS:
        lines += [f"## {form.name}", "", *(f"* **{fate}**: {_named(form, fate)}." for fate in MEANINGS if _named(form, fate)), ""]
    return "\n".join(lines)


def _named(form: Format, fate: str) -> str:
    return "; ".join(place.what for place in form.places if place.fate == fate)


if __name__ == "__main__":
    print(reading_page(), end="")
