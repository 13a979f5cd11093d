"""A person's own templates: they go before ours and reach nothing else; mistakes are told with a place."""

from __future__ import annotations

import html
import re
from base64 import b64encode
from hashlib import sha256
from pathlib import Path

import pytest

import jmap
from jmap.errors import UsageError
from jmap.render.html import CONTEXT_VERSION, page
from jmap.render.picture.svg import svg
from jmap.view.document import Document, document
from jmap.view.look import Look
from jmap.view.picture.picture import picture

ROOT = Path(__file__).parents[2]
MAPS = [
    *sorted((ROOT / "examples").glob("*.journey.yaml")),
    *(
        ROOT / "tests" / "valid" / f"{name}.journey.yaml"
        for name in ("every-key", "hostile-text", "blueprint")
    ),
]
SHOES = ROOT / "examples" / "shoes.journey.yaml"


def shown(path: Path = SHOES) -> Document:
    journey = jmap.load(path).map
    assert journey is not None
    return document(journey)


def made(folder: Path, **files: str) -> str:
    """Write templates and return a page that is made with them; `__` in a name stands for a dot."""
    for name, text in files.items():
        (folder / name.replace("__", ".")).write_text(text, "utf-8")
    return page(shown(), look=Look(templates=folder)).decode()


@pytest.mark.parametrize("path", MAPS, ids=lambda path: path.stem)
def test_ours_make_the_same_page_in_plain_jinja(path: Path, tmp_path: Path) -> None:
    assert page(shown(path), look=Look(templates=tmp_path)) == page(shown(path))


def test_an_own_template_goes_before_ours_and_can_include_it(tmp_path: Path) -> None:
    brand = '<p class="brand">{{ context_version }} {{ "<b>" }}</p>'
    own = made(tmp_path, header__html__jinja=brand + '{% include "jmap/header.html.jinja" %}')
    drawn = f'<p class="brand">{CONTEXT_VERSION} &lt;b&gt;</p>'

    assert own == page(shown()).decode().replace('<header class="top', f'{drawn}<header class="top', 1)
    assert [path.name for path in tmp_path.iterdir()] == ["header.html.jinja"]


def test_templates_are_as_people_know_them_from_jinja(tmp_path: Path) -> None:
    own = made(
        tmp_path,
        header__html__jinja="""\
{% macro tag(name, kind="plain", size=1) %}<i class="{{ kind }}-{{ size }}">{{ name }}</i>{% endmacro %}
{{ tag("a", size=2) }}{{ tag(kind="b", name="c<") }}
{% set box = namespace(count=0) %}{% for each in [1, 2] %}{% set box.count = box.count + each %}{% endfor %}
{{ {"key": "found"}.key }} {{ document["prefix"] }} {{ box.count }}
{% for column in document.board.columns[:1] %}{{ loop.index }} of {{ loop.length }}{% endfor %}
""",
    )

    assert '<i class="plain-2">a</i><i class="b-1">c&lt;</i>' in own
    assert "found buying-running-shoes-online 3" in own
    assert "1 of 1" in own


def test_style_sheet_and_script_may_be_replaced_and_the_policy_lets_them_run(tmp_path: Path) -> None:
    (tmp_path / "page.css").write_bytes(b"\xef\xbb\xbfbody{margin:0}\r\n")
    (tmp_path / "script").mkdir()
    (tmp_path / "script" / "head.js").write_bytes(b"document.title = 'x';\n")
    own = made(tmp_path)
    style = re.findall("<style>(.*?)</style>", own, re.DOTALL)[0]
    script = re.findall('<script type="module">(.*?)</script>', own, re.DOTALL)[0]

    assert "}body{margin:0}" in style
    assert "--persona-1:" in style
    assert script.endswith("document.title = 'x';")
    for text in (style, script):
        assert f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'" in html.unescape(own)


def test_a_style_sheet_of_ones_own_stands_behind_ours_and_applies(tmp_path: Path) -> None:
    own = made(tmp_path, extra__css=".brand{color:red}\n")
    sheets = [
        re.findall("<style>(.*?)</style>", text, re.DOTALL)[0] for text in (page(shown()).decode(), own)
    ]

    assert sheets[1] == f"{sheets[0]}.brand{{color:red}}"
    assert f"'sha256-{b64encode(sha256(sheets[1].encode()).digest()).decode()}'" in html.unescape(own)


@pytest.mark.parametrize("name", ["page", "extra"])
@pytest.mark.parametrize("tag", ['{% include "jmap/page.css" %}', "{{ sheet }}"])
def test_a_style_sheet_that_is_meant_as_a_template_is_refused(tmp_path: Path, name: str, tag: str) -> None:
    with pytest.raises(UsageError) as refused:
        made(tmp_path, **{f"{name}__css": f".brand{{color:red}}\n{tag}\n"})

    assert refused.value.message.startswith(f"{tmp_path / name}.css:2: a style sheet is no template")
    assert f"put rules into {tmp_path / 'extra.css'}" in refused.value.hint


def test_own_icons_stand_in_pages_and_pictures_beside_ours(tmp_path: Path) -> None:
    icons = '<symbol id="icon/goal" viewBox="0 0 24 24"><path d="M7.5 7.5h3"/></symbol>'
    own = made(tmp_path, icons__svg=icons)

    assert own.count("M7.5 7.5h3") == 1
    assert own.count("<symbol") == page(shown()).decode().count("<symbol")
    assert "M7.5 7.5h3" in svg(picture(shown()), Look(templates=tmp_path))


@pytest.mark.parametrize(
    ("template", "told"),
    [
        ("\n\n{{ document.titel }}", ":3: `Document` has no attribute 'titel'"),
        ("{{ nobody }}", ":1: 'nobody' is undefined"),
        ("{% if %}", ":1: expected an expression, got 'end of statement block'"),
        ("\n{% include 'nowhere.html' %}", ":2: there is no template `nowhere.html`"),
        ("{{ 1 / 0 }}", ":1: division by zero"),
        ("{{ document.prefix | shout }}", ":1: no filter named 'shout'."),
        ("{% include 'header.html.jinja' %}", ":1: maximum recursion depth exceeded"),
        ("{{ document.__class__ }}", ":1: access to attribute '__class__' of `Document` is unsafe."),
        ("{{ ''.__class__.__mro__ }}", ":1: access to attribute '__class__' of `str` is unsafe."),
        ("{{ cycler.__init__.__globals__ }}", ":1: access to attribute '__init__'"),
        ("{{ range(10 ** 9) | list }}", ":1: range too big"),
    ],
)
def test_a_mistake_is_told_with_file_and_line(tmp_path: Path, template: str, told: str) -> None:
    with pytest.raises(UsageError) as refused:
        made(tmp_path, header__html__jinja=template)

    message = refused.value.message
    assert message.lower().startswith(f"{tmp_path / 'header.html.jinja'}{told}".lower()), message


def test_a_file_outside_of_the_folder_is_not_read(tmp_path: Path) -> None:
    folder = tmp_path / "own"
    folder.mkdir()
    (tmp_path / "secret").write_text("hidden", "utf-8")
    (folder / "header.html.jinja").symlink_to(tmp_path / "secret")
    with pytest.raises(UsageError, match="leads out of the folder of templates"):
        made(folder)
    (folder / "header.html.jinja").unlink()
    for name in ("../secret", tmp_path / "secret"):
        with pytest.raises(UsageError, match="leads out of the folder of templates"):
            made(folder, header__html__jinja=f"{{% include '{name}' %}}")


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("page.css", b"\xff", "is not UTF-8"),
        ("icons.svg", b"", "has no symbol"),
        ("icons.svg", b"<symbol id='a'><script/></symbol>", "has a `script` element on line 1"),
        ("icons.svg", b"<symbol id='a'><image href='/a.png'/></symbol>", "which leads out of the picture"),
    ],
)
def test_a_file_that_is_none_is_told(tmp_path: Path, name: str, content: bytes, told: str) -> None:
    (tmp_path / name).write_bytes(content)

    with pytest.raises(UsageError, match=re.escape(told)):
        made(tmp_path)
