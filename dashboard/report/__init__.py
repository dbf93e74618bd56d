"""The report of an event: one HTML file that opens offline and prints, with the findings, their figures and sources.

It is made of the same queries, grids and markup as the pages, so it can show no other number than they do.
"""

from dashboard.report.document import report_html

__all__ = ["report_html"]
