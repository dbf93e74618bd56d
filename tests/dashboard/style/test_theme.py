"""The visual language: contrast, and colours that colour-blind readers can tell apart."""

from __future__ import annotations

import math
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.style import theme
from dashboard.style.colour import contrast, mix, rgba
from tests.loops import each

THEMES = pytest.mark.parametrize("colours", [theme.LIGHT, theme.DARK], ids=["light", "dark"])

# Machado, Oliveira & Fernandes (2009), severity 1.0, on linear RGB.
VISION = {
    "full": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protan": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deutan": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "tritan": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
}
TO_XYZ = ((0.4124564, 0.3575761, 0.1804375), (0.2126729, 0.7151522, 0.0721750), (0.0193339, 0.1191920, 0.9503041))
WHITE = (0.95047, 1.0, 1.08883)


def times(matrix, vector):
    return [sum(cell * part for cell, part in zip(row, vector, strict=True)) for row in matrix]


def lab(colour, vision):
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in channels]
    seen = [min(max(part, 0), 1) for part in times(VISION[vision], linear)]
    x, y, z = (
        math.cbrt(part / white) if part / white > 0.008856 else 7.787 * part / white + 16 / 116
        for part, white in zip(times(TO_XYZ, seen), WHITE, strict=True)
    )
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def least_distance(colours):
    return min(
        math.dist(lab(one, vision), lab(other, vision)) for vision in VISION for one, other in combinations(colours, 2)
    )


def test_contrast_of_known_pairs():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)
    assert contrast("#ffffff", "#767676") == contrast("#767676", "#ffffff")


@THEMES
def test_text_reads_on_page_and_panels(colours):
    inks = [colours.text, colours.muted, colours.unfavourable_ink, colours.favourable_ink]
    inks += [*colours.categories, *colours.voices.values(), *colours.layers.values()]
    for ink in each(inks):
        for ground in (colours.background, colours.surface):
            assert contrast(ink, ground) >= theme.MIN_TEXT_CONTRAST, (ink, ground)


@THEMES
def test_marks_stand_out(colours):
    marks = (colours.edge, colours.unfavourable, colours.favourable, *colours.categories, *colours.voices.values())
    for mark in each((*marks, *colours.layers.values())):
        assert contrast(mark, colours.background) >= theme.MIN_MARK_CONTRAST, mark


@THEMES
def test_tinted_words_still_read(colours):
    """The ground of a quotation is its layer's colour over the page, at the strength of the style sheet."""
    for colour in each(colours.layers.values()):
        tinted = mix(colours.background, colour, share=0.12)
        for ink in (colours.text, colours.unfavourable_ink, colours.favourable_ink):
            assert contrast(ink, tinted) >= theme.MIN_TEXT_CONTRAST, (ink, tinted)


@THEMES
def test_colour_blind_readers_tell_colours_apart(colours):
    assert least_distance(colours.categories) > 20
    assert least_distance(list(colours.voices.values())) > 20
    assert least_distance([colours.unfavourable, colours.neutral, colours.favourable]) > 25


@THEMES
def test_categories_keep_clear_of_the_meaning_pair(colours):
    for category in each(colours.categories):
        for taken in (colours.unfavourable, colours.favourable):
            assert math.dist(lab(category, "full"), lab(taken, "full")) > 25, (category, taken)


def test_every_layer_has_a_colour():
    assert set(theme.LIGHT.layers) == set(theme.DARK.layers) == set(theme.LAYERS)


@given(value=st.floats(-1, 1), dark=st.booleans())
def test_numbers_read_on_every_shade(value, dark):
    fill = theme.shade(value, dark=dark)
    assert contrast(theme.ink_on(fill), fill) >= theme.MIN_TEXT_CONTRAST


@given(value=st.floats(-1, 1))
def test_any_ground_has_an_ink(value):
    grey = f"#{round((value + 1) * 127):02x}" + f"{round((1 - value) * 127):02x}" * 2
    assert contrast(theme.ink_on(grey), grey) >= theme.MIN_TEXT_CONTRAST


@pytest.mark.parametrize("dark", [False, True])
def test_shades_run_from_orange_to_blue(dark):
    colours = theme.palette(dark=dark)
    assert theme.shade(-1, dark=dark) == colours.unfavourable
    assert theme.shade(0, dark=dark) == colours.neutral
    assert theme.shade(1, dark=dark) == colours.favourable
    assert theme.shade(0.2, dark=dark) != theme.shade(-0.2, dark=dark)


def test_light_pair_is_the_documented_one():
    assert (theme.LIGHT.unfavourable, theme.LIGHT.favourable) == ("#b35806", "#2166ac")


def test_rgba():
    assert rgba("#ff8000", 0.5) == "rgba(255,128,0,0.5)"


@pytest.mark.parametrize("dark", [False, True])
def test_template_is_ours(dark):
    layout = theme.template(dark=dark).layout
    assert layout.font.color == theme.palette(dark=dark).text
    assert layout.xaxis.fixedrange
    assert layout.yaxis.fixedrange


@pytest.mark.parametrize("dark", [False, True])
def test_page_css_fetches_nothing_and_styles_every_layer(dark):
    css = theme.page_css(dark=dark)
    assert "url(" not in css
    assert "@import" not in css
    assert "</" not in css
    for name in theme.LAYERS:
        assert f".px-{name}" in css
        assert f"--px-layer-{name}:{theme.palette(dark=dark).layers[name]}" in css
