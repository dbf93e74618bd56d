import pytest

from analysis.records import Article, Origin
from dashboard.edits.file_names import FROM_NAME, named_by_file, suggestions, with_name, without_name

TEXT = "Harbour opens again\n\nThe harbour opened again on Monday after a long winter of repairs."


def article(name, **values):
    return Article(article_id=name, source_name=name, text=TEXT, title="Harbour opens again", **values)


@pytest.mark.parametrize(
    ("name", "outlet", "published"),
    [
        ("0_gull-gazette.txt", "Gull Gazette", ""),
        ("2025-03-01 the petrel.html", "The Petrel", "2025-03-01"),
        ("ferry/grd news/20250301.txt", "GRD News", "2025-03-01"),
        ("auk.example.txt", "auk.example", ""),
        ("PetrelPost_03.docx", "PetrelPost", ""),
        ("stories.csv#12", "", ""),
        ("article1.txt", "", ""),
        ("new folder/copy 2.txt", "", ""),
        ("harbour-opens.txt", "", ""),
        ("20251341.txt", "", ""),
        ("what-we-know-about-quay-works.txt", "", ""),
        ("harbour/gull gazette.txt", "Gull Gazette", ""),
    ],
)
def test_what_a_name_tells(name, outlet, published):
    told = named_by_file(article(name))
    assert (told.outlet, told.published) == (outlet, published)


def test_only_what_is_unknown_is_filled_in_and_can_be_taken_back():
    known = article("gull.txt", outlet="Petrel Post", origins=(Origin("outlet", "byline"),))
    assert with_name(known) == known
    assert suggestions([known]) == {}
    unknown = article("gull 2025-03-01.txt")
    filled = with_name(unknown)
    assert (filled.outlet, filled.published) == ("Gull", "2025-03-01")
    assert {origin.source for origin in filled.origins} == {FROM_NAME}
    assert without_name(filled) == unknown
    assert without_name(known) == known
