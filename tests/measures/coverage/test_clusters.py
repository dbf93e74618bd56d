"""Groups hold what fits together, and nothing that is only joined through a third."""

from __future__ import annotations

from analysis.measures.coverage.clusters import PER_ARTICLE, find_groups, link


def groups(pairs: dict[tuple[int, int], float], articles: list[int]) -> list[tuple[int, ...]]:
    links = link(list(pairs), list(pairs.values()))
    return [group.members for group in find_groups(links, articles, threshold=0.6)]


def test_joins_what_all_fit() -> None:
    assert groups({(0, 1): 0.9, (1, 2): 0.8, (0, 2): 0.7}, [0, 1, 2]) == [(0, 1, 2)]


def test_does_not_chain() -> None:
    assert groups({(0, 1): 0.9, (1, 2): 0.9, (0, 2): 0.1}, [0, 1, 2]) == [(0, 1), (1, 2)]


def test_holds_every_sure_pair() -> None:
    pairs = {(0, 1): 0.9, (2, 3): 0.7, (0, 3): 0.65, (1, 3): 0.2}
    held = groups(pairs, [0, 1, 0, 1])
    assert all(any({left, right} <= set(group) for group in held) for (left, right), p in pairs.items() if p >= 0.6)


def test_leaves_unsure_pairs_apart() -> None:
    assert groups({(0, 1): 0.59}, [0, 1]) == []


def test_takes_few_sentences_of_one_article() -> None:
    articles = [0, *[1] * 6]
    found = groups({(0, place): 0.9 for place in range(1, 7)}, articles)
    assert found
    assert max(sum(articles[member] == 1 for member in group) for group in found) == PER_ARTICLE
