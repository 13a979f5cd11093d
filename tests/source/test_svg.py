"""Which SVG is only a picture."""

from __future__ import annotations

import pytest

from jmap.source.svg import RefusedSvgError, check_svg

SVG = (
    '<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg"'
    ' xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:tool="urn:tool">\n{}\n</svg>'
)


@pytest.mark.parametrize(
    "inside",
    [
        '<path d="M0 0h9" fill="url(#g)"/><use href="#a"/><use xlink:href="#a"/>',
        "<style>.a{fill:#123} .b{fill:url(#g);clip-path:url('#c')}</style>",
        '<image href="data:image/png;base64,iVBORw0KGgo="/>',
        '<text>Press "on" &lt;script&gt; http://example.org</text>',
        '<g tool:path="C:\\drawings\\one.svg" aria-label="a\\b"/>',
        "<animate attributeName='opacity' to='0'/>",
    ],
)
def test_a_picture_is_one(inside: str) -> None:
    check_svg(SVG.format(inside).encode())


def test_a_type_of_document_without_entities_is_as_programs_write_it() -> None:
    check_svg(
        b'<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "svg11.dtd"><svg xmlns="http://www.w3.org/2000/svg"/>'
    )


@pytest.mark.parametrize(
    ("inside", "told"),
    [
        ("<script>alert(1)</script>", "a `script` element"),
        ("<g><SCRIPT/></g>", "a `SCRIPT` element"),
        ('<x:script xmlns:x="http://www.w3.org/1999/xhtml"/>', "a `script` element"),
        ("<foreignObject/>", "a `foreignObject` element"),
        ('<g onload="alert(1)"/>', "the script in `onload`"),
        ('<a href="javascript:alert(1)"/>', "`href`, which leads out of the picture,"),
        ('<image xlink:href="https://example.org/a.png"/>', "`href`, which leads out of the picture,"),
        ('<image href="../../secret.png"/>', "`href`, which leads out of the picture,"),
        ('<use href="data:image/svg+xml,x"/>', "`href`, which leads out of the picture,"),
        ('<set attributeName="xlink:href" to="x"/>', "an animated link"),
        ('<rect style="fill:url(//example.org)"/>', "`style`, which leads out of the picture,"),
        ('<rect fill="u\\72 l(x)"/>', "`fill`, which leads out of the picture,"),
        ("<style>@import 'x';</style>", "a style that leads out of the picture"),
        ("<style>@\\69mport 'x';</style>", "a style that leads out of the picture"),
        ("<style>a{b:ur<![CDATA[l(x)]]>}</style>", "a style that leads out of the picture"),
        ("<?xml-stylesheet href='x'?>", "a processing instruction"),
        ("<g>", "broken XML"),
    ],
)
def test_what_is_more_than_a_picture_is_refused_with_its_line(inside: str, told: str) -> None:
    with pytest.raises(RefusedSvgError) as refused:
        check_svg(SVG.format(inside).encode())

    assert refused.value.reason == f"{told} on line {4 if told == 'broken XML' else 3}"


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"<html/>", "`html` instead of `svg` on line 1"),
        (b'<svg xmlns="urn:other"/>', 'an `svg` without `xmlns="http://www.w3.org/2000/svg"` on line 1'),
        (b"", "broken XML on line 1"),
        (b'<!DOCTYPE svg [<!ENTITY a "b">]>\n<svg/>', "entities of its own on line 1"),
    ],
)
def test_what_is_no_svg_is_refused(content: bytes, told: str) -> None:
    with pytest.raises(RefusedSvgError) as refused:
        check_svg(content)

    assert refused.value.reason == told
