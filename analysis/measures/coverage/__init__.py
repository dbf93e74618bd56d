"""What each outlet tells, leaves out, and tells differently: sentences of different articles joined to claims."""

from analysis.measures.coverage.tables import MEASURE

__all__ = ["MEASURE"]
