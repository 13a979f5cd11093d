"""Templates are compiled once and kept beside their source, and never served when that has changed."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import Environment, UndefinedError
from markupsafe import Markup, escape

from jmap.render import templates


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(sys, "pycache_prefix", None)
    (tmp_path / "greeting.jinja").write_text("Hello {{ name }}")
    return tmp_path


def greeting(folder: Path, name: str = "Mia") -> str:
    return templates.environment(folder).get_template("greeting.jinja").render(name=name)


def test_a_template_is_compiled_once(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert greeting(folder) == "Hello Mia"
    monkeypatch.delattr(Environment, "compile")
    assert greeting(folder, "Jon") == "Hello Jon"


def test_a_changed_template_is_compiled_again(folder: Path) -> None:
    greeting(folder)
    (folder / "greeting.jinja").write_text("Good bye {{ name }}")
    assert greeting(folder) == "Good bye Mia"


def test_a_damaged_copy_is_compiled_again(folder: Path) -> None:
    greeting(folder)
    for kept in (folder / "__pycache__").iterdir():
        kept.write_bytes(kept.read_bytes()[:40])
    assert greeting(folder) == "Hello Mia"


def test_nothing_is_kept_where_python_keeps_nothing(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert greeting(folder) == "Hello Mia"
    assert not (folder / "__pycache__").exists()


def rendered(folder: Path, template: str, **values: object) -> str:
    (folder / "page.jinja").write_text(template)
    return templates.environment(folder).get_template("page.jinja").render(values)


@given(st.text())
def test_text_is_escaped_as_jinja_does(text: str) -> None:
    assert templates.escaped(text) == escape(text)


@pytest.mark.parametrize("value", [7, True, 1.5, None, Markup("<b>"), Path("<b>"), "<b>"])
def test_what_is_no_text_is_written_as_jinja_does(folder: Path, value: object) -> None:
    assert rendered(folder, "{{ value }}", value=value) == escape(value)


def test_a_text_is_escaped_also_after_the_same_text_as_markup(folder: Path) -> None:
    both = "{{ markup }} {{ text }} {{ markup }}"
    assert rendered(folder, both, markup=Markup("<b>"), text="<b>") == "<b> &lt;b&gt; <b>"


def test_an_included_template_stands_in_its_place(folder: Path) -> None:
    (folder / "inner.jinja").write_text("<i>{{ text }}</i>")
    (folder / "part.jinja").write_text("({% for text in texts %}{% include 'inner.jinja' %};{% endfor %})")
    macro = "{% macro box(texts) %}[{% include 'part.jinja' %}]{% endmacro %}"
    found = rendered(folder, f"{macro}a{{% include 'part.jinja' %}}b{{{{ box(['<']) }}}}", texts=["1", "2"])
    assert found == "a(<i>1</i>;<i>2</i>;)b[(<i>&lt;</i>;)]"


def test_a_macro_escapes_what_it_is_given_once(folder: Path) -> None:
    (folder / "kit.jinja").write_text("{% macro bold(text) %}<b>{{ text }}</b>{% endmacro %}")
    imported = '{% import "kit.jinja" as kit %}{{ kit.bold(text) }}{{ kit.bold(kit.bold(text)) }}'
    assert rendered(folder, imported, text="a&b") == "<b>a&amp;b</b><b><b>a&amp;b</b></b>"
    block = "{% macro box() %}<p>{{ caller() }}</p>{% endmacro %}{% call box() %}{{ text }}{% endcall %}"
    assert rendered(folder, block, text="a&b") == "<p>a&amp;b</p>"
    held = "{% set kept %}<i>{{ text }}</i>{% endset %}{{ kept }}"
    assert rendered(folder, held, text="a&b") == "<i>a&amp;b</i>"


def test_functions_are_called_with_what_the_template_gives(folder: Path) -> None:
    call = "{{ join('<', *words, between='&') }}"
    found = rendered(folder, call, words=["a", "b"], join=lambda *words, between: between.join(words))
    assert found == "&lt;&amp;a&amp;b"
    assert rendered(folder, "{{ join('<', end='>') }}", join=lambda start, end: start + end) == "&lt;&gt;"


def test_an_attribute_that_is_missing_is_an_error(folder: Path) -> None:
    assert rendered(folder, "{{ path.name }}", path=Path("a/<b>")) == "&lt;b&gt;"
    with pytest.raises(AttributeError):
        rendered(folder, "{{ path.nmae }}", path=Path("a/b"))


def test_text_is_escaped_and_a_missing_name_is_an_error(folder: Path) -> None:
    assert greeting(folder, "<b>") == "Hello &lt;b&gt;"
    with pytest.raises(UndefinedError):
        templates.environment(folder).get_template("greeting.jinja").render()
