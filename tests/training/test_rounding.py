import numpy as np
import pytest

from analysis.training.rounding import LEVELS, choose_rounding, rounded_product


@pytest.mark.parametrize("outlier", [1, 40])
def test_a_rounded_product_stays_close(outlier: int) -> None:
    chance = np.random.default_rng(7)
    weight = chance.normal(0, 0.05, (64, 24)).astype(np.float32)
    samples = chance.normal(0, 1, (300, 64)).astype(np.float32)
    samples[:, 3] *= outlier
    others = chance.normal(0, 1, (50, 64)).astype(np.float32)
    others[:, 3] *= outlier
    exact = others @ weight
    lost = np.abs(rounded_product(others, choose_rounding(samples, weight)) - exact)
    assert lost.mean() < 0.02 * np.abs(exact).mean()


def test_one_sided_activations_use_the_whole_range() -> None:
    chance = np.random.default_rng(8)
    samples = np.abs(chance.normal(0, 1, (300, 16))).astype(np.float32)
    rounding = choose_rounding(samples, chance.normal(0, 1, (16, 8)).astype(np.float32))
    assert rounding.zero == 0
    assert np.round(samples / rounding.factors / rounding.step).max() >= LEVELS - 1


def test_what_lies_outside_the_range_is_cut_off() -> None:
    chance = np.random.default_rng(9)
    samples = chance.normal(0, 1, (300, 16)).astype(np.float32)
    rounding = choose_rounding(samples, np.eye(16, dtype=np.float32))
    found = rounded_product(samples[:1] * 1000, rounding)
    assert np.abs(found).max() < 20
