"""What each outlet tells, leaves out, and tells differently: sentences of different articles joined to claims."""

from analysis.measures.coverage.rows import coverage_rows

__all__ = ["coverage_rows"]
