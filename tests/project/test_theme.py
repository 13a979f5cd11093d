"""The theme that settings and style sheets ask for: what goes before what, and what is told of it."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as some

from jmap.project.look import chosen_look
from jmap.project.settings import LoadedSettings, Settings, SettingsError, load_settings
from jmap.report.full import full
from jmap.source.text import MAX_BYTES
from jmap.view.look import USUAL
from jmap.view.theme import DEFAULT, Theme, named

ROOT = Path(__file__).parents[2]
TOKENS = (
    "the tokens are `bg`, `panel`, `sunk`, `ink`, `ink2`, `line`, `focus`, `pain`, `opportunity`, "
    "`font`, `persona-1` to `persona-6` and `emotion-1` to `emotion-5`, and what goes with them: `-soft`, "
    "`-ink`, `-bg`"
)


def chosen(folder: Path, settings: str = "", sheet: str | None = None) -> tuple[Theme, tuple[str, ...]]:
    """Write settings and a style sheet, and return the theme of the folder with its warnings."""
    (folder / "jmap.toml").write_text(settings, "utf-8")
    if sheet is not None:
        (folder / "brand.css").write_text(sheet, "utf-8")
    look, warnings = chosen_look(load_settings(folder))
    return look.theme, warnings


def test_without_a_word_everything_is_as_usual() -> None:
    assert chosen_look(LoadedSettings(Settings(), Path())) == (USUAL, ())


def test_a_token_holds_in_light_and_dark_unless_one_of_them_says_more(tmp_path: Path) -> None:
    theme, _ = chosen(tmp_path, '[theme]\nline = "#abc"\nbg = "#fff"\n[theme.dark]\nbg = "#000"\n')

    assert (theme.light.line, theme.dark.line) == ("#AABBCC", "#AABBCC")
    assert (theme.light.bg, theme.dark.bg) == ("#FFFFFF", "#000000")
    assert theme.light.panel == DEFAULT.light.panel


def test_settings_go_before_their_style_sheet(tmp_path: Path) -> None:
    sheet = ":root{--bg:#111;--ink:#222;--font:Inter}@media (prefers-color-scheme:dark){:root{--bg:#333}}"
    theme, _ = chosen(tmp_path, '[theme]\nfile = "brand.css"\nbg = "#fff"\n', sheet)

    assert (theme.light.bg, theme.dark.bg) == ("#FFFFFF", "#FFFFFF")
    assert (theme.light.ink, theme.dark.ink) == ("#222222", "#222222")
    assert theme.fonts == ("Inter",)


def test_a_style_sheet_of_the_command_line_goes_before_all_that_settings_say(tmp_path: Path) -> None:
    (tmp_path / "jmap.toml").write_text('[theme]\nbg = "#fff"\nfont = "Inter"\n', "utf-8")
    (tmp_path / "other.css").write_text(":root{--line:#123}", "utf-8")
    loaded = load_settings(tmp_path).with_flags({"theme": {"file": tmp_path / "other.css"}})
    look, _ = chosen_look(loaded)

    assert look.theme.light.bg == DEFAULT.light.bg
    assert look.theme.light.line == "#112233"
    assert look.theme.fonts == ()
    assert loaded.origin("theme.bg") == "default"


def test_themes_of_settings_that_build_on_others_are_joined(tmp_path: Path) -> None:
    (tmp_path / "shared").mkdir()
    (tmp_path / "shared" / "all.toml").write_text(
        '[theme]\nfile = "brand.css"\nbg = "#fff"\n[theme.dark]\nbg = "#000"\nline = "#123"\n', "utf-8"
    )
    (tmp_path / "shared" / "brand.css").write_text(":root{--ink:#010101}", "utf-8")
    theme, _ = chosen(tmp_path, 'extend = "shared/all.toml"\n[theme.dark]\nline = "#456"\n')

    assert theme.light.ink == "#010101"
    assert (theme.dark.bg, theme.dark.line) == ("#000000", "#445566")


def test_what_is_too_near_is_a_warning_with_its_place_and_what_mends_it(tmp_path: Path) -> None:
    _, warnings = chosen(tmp_path, '[theme.light]\n\npain = "#FF9999"\n')

    told = (
        "jmap.toml:3: in light, `pain` on `pain-bg` has a contrast of 1.8:1, and text needs 4.5:1; "
        "darken `pain` to #9C5E5E (it is too near `bg`, `sunk`, `panel` as well)"
    )
    assert [each[each.index("jmap.toml") :] for each in warnings] == [told]


@pytest.mark.parametrize(
    ("settings", "sheet"),
    [
        ('[theme]\npersona-1 = "#1B2A6B"\n', ""),
        ('[theme]\nfile = "brand.css"\n', ":root{--persona-1:#1B2A6B}"),
    ],
)
def test_a_colour_that_suits_light_alone_is_to_be_given_for_dark_too(
    tmp_path: Path, settings: str, sheet: str
) -> None:
    _, (warning,) = chosen(tmp_path, settings, sheet)

    assert "in dark, `persona-1` on " in warning
    assert "; give `persona-1` for dark as well, such as #" in warning
    assert ": under `[theme.dark]`, or in `@media (prefers-color-scheme: dark)`" in warning


def test_what_no_single_change_mends_is_told_so(tmp_path: Path) -> None:
    _, warnings = chosen(tmp_path, '[theme.dark]\nink = "#000"\nbg = "#000"\npanel = "#fff"\n')

    assert any("no other `ink` would do: change more than that" in each for each in warnings)


def test_the_brand_of_the_examples_is_told_apart_everywhere(tmp_path: Path) -> None:
    theme, warnings = chosen(
        tmp_path, '[theme]\nfile = "brand.css"\n', (ROOT / "examples" / "brand.css").read_text("utf-8")
    )

    assert warnings == ()
    assert theme != DEFAULT


def test_a_style_sheet_tells_all_that_is_wrong_in_it_at_once(tmp_path: Path) -> None:
    sheet = (
        ":root {\n  --persona1: #fff;\n  --bg: red;\n  color: #fff;\n  --font: url(x);\n}\n"
        "@media (prefers-color-scheme: dark) { :root { --font: Inter } }\n"
    )
    with pytest.raises(SettingsError) as refused:
        chosen(tmp_path, '[theme]\nfile = "brand.css"\n', sheet)

    told = [(each.name, each.place.line, each.help) for each in refused.value.diagnostics]
    assert told == [
        ("unknown-key", 2, "did you mean `--persona-1`?"),
        ("unknown-value", 3, "write `#RRGGBB`, `rgb(…)` or `hsl(…)`, without transparency"),
        ("unknown-key", 4, TOKENS),
        ("unknown-value", 5, "write the names of fonts, with commas between them: `Inter, Arial`"),
        ("unknown-key", 7, "say it in `:root` alone"),
    ]
    assert "".join(text for text, _ in full(refused.value.report)).endswith("Found 5 errors in 1 file.\n")


@pytest.mark.parametrize(
    ("content", "name"),
    [(b"\xff\xfe:\0", "unreadable-file"), (b" " * (MAX_BYTES + 1), "too-large"), (b"}", "unknown-key")],
)
def test_what_is_no_style_sheet_is_told(tmp_path: Path, content: bytes, name: str) -> None:
    (tmp_path / "jmap.toml").write_text('theme.file = "brand.css"\n', "utf-8")
    (tmp_path / "brand.css").write_bytes(content)

    with pytest.raises(SettingsError) as refused:
        chosen_look(load_settings(tmp_path))
    assert [each.name for each in refused.value.diagnostics] == [name]


@given(some.text(alphabet="#afF0 ,.%()rgbhsldeu;:}{</style>\\'\"@*!-", max_size=30))
def test_only_colours_and_names_of_fonts_get_out_of_a_theme(
    tmp_path_factory: pytest.TempPathFactory, value: str
) -> None:
    folder = tmp_path_factory.mktemp("theme")
    try:
        theme, _ = chosen(folder, '[theme]\nfile = "brand.css"\n', f":root{{--bg:{value};--font:{value}}}")
    except SettingsError:
        return
    for tokens in (theme.light, theme.dark):
        assert all(len(colour) == 7 and int(colour[1:], 16) >= 0 for colour in named(tokens).values())
    assert not set("".join(theme.fonts)) & set("<>{}()\"';:\\@/*")


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("--primary", "--focus"),
        ("--brand-color", "--focus"),
        ("--color-text", "--ink"),
        ("--text-muted", "--ink2"),
        ("--background", "--bg"),
        ("--font-family", "--font"),
        ("--accnt", ""),
    ],
)
def test_a_token_that_others_call_otherwise_is_known(written: str, meant: str, tmp_path: Path) -> None:
    with pytest.raises(SettingsError) as refused:
        chosen(tmp_path, '[theme]\nfile = "brand.css"\n', f":root {{ {written}: #005eb8; }}")

    (told,) = refused.value.diagnostics
    assert told.help == (f"did you mean `{meant}`?" if meant else TOKENS)
