import pytest

from dashboard.charts.clicks import clicked_point


@pytest.mark.parametrize(
    ("state", "expected"),
    [
        (None, None),
        ({"selection": {"points": []}}, None),
        ({"selection": {"points": [{"customdata": ["a", "Tern", "own"]}]}}, ("a", "Tern", "own")),
        ({"selection": {"points": [{"customdata": {"0": "a", "1": "Tern", "2": "own"}}]}}, ("a", "Tern", "own")),
        ({"selection": {"points": [{"customdata": ["a"]}]}}, None),
        ({"selection": {"points": [{}]}}, None),
    ],
)
def test_a_click_gives_the_three_strings_of_its_mark(state, expected):
    assert clicked_point(state) == expected
