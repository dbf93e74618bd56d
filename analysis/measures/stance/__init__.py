"""Stance of an article toward a target: the signals a reader goes by, summed with weights, and how sure the sum is."""

from analysis.measures.stance.material import Signal
from analysis.measures.stance.scoring import ABSENT, Contribution, Stance, find_stance
from analysis.measures.stance.signals import OTHERS, SIGNALS, find_signals
from analysis.measures.stance.tables import MEASURE

__all__ = ["ABSENT", "MEASURE", "OTHERS", "SIGNALS", "Contribution", "Signal", "Stance", "find_signals", "find_stance"]
