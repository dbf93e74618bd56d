import gzip

import pytest

from analysis.errors import UnreadableArticle
from analysis.ingest import MAX_BYTES, read_articles

TEXT = "Harbour vote splits the council\n\n" + "The council of the town met on Monday to vote on the harbour. " * 12


def test_a_packed_text_is_read_like_the_text() -> None:
    (plain,) = read_articles(TEXT.encode(), source_name="a.txt")
    (packed,) = read_articles(gzip.compress(TEXT.encode()), source_name="a.txt.gz")
    assert packed.text == plain.text
    assert packed.article_id == plain.article_id


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (gzip.compress(b"\0" * (MAX_BYTES + 1)), "unpacks to more than"),
        (gzip.compress(TEXT.encode())[:-20], "damaged"),
        (b"\x1f\x8b" + b"no gzip at all" * 9, "damaged"),
        (gzip.compress(gzip.compress(TEXT.encode())), "packed twice"),
        (gzip.compress(b""), "empty"),
    ],
)
def test_a_bad_one_is_refused_with_its_reason(data: bytes, says: str) -> None:
    with pytest.raises(UnreadableArticle, match=says):
        read_articles(data, source_name="a.txt.gz")
