"""Charts: functions from tables to plotly figures, or to grids that are written as HTML, without Streamlit.

Every figure carries its own template and its text alternative (:func:`alt_text`; a grid in its caption), escapes
what comes from articles, and is the same for the same tables. Views draw them with ``theme=None`` and :data:`CONFIG`.
"""

from dashboard.charts.actor_grid import actor_grid
from dashboard.charts.actor_intervals import actor_intervals
from dashboard.charts.agency import agency
from dashboard.charts.canvas import CONFIG, alt_text
from dashboard.charts.frame_shares import frame_shares
from dashboard.charts.grid import grid_html
from dashboard.charts.keyword_bars import keyword_bars
from dashboard.charts.keyword_scatter import keyword_scatter
from dashboard.charts.loaded_density import loaded_density
from dashboard.charts.mentions import mention_counts
from dashboard.charts.quote_grid import quote_grid
from dashboard.charts.speaker_shares import speaker_shares
from dashboard.charts.stance_grid import stance_grid
from dashboard.charts.stance_ranking import stance_ranking
from dashboard.charts.stance_voices import stance_voices
from dashboard.charts.stance_waterfall import stance_waterfall
from dashboard.charts.timeline import sentiment_timeline, word_timeline
from dashboard.charts.voices import voice_shares

__all__ = [
    "CONFIG",
    "actor_grid",
    "actor_intervals",
    "agency",
    "alt_text",
    "frame_shares",
    "grid_html",
    "keyword_bars",
    "keyword_scatter",
    "loaded_density",
    "mention_counts",
    "quote_grid",
    "sentiment_timeline",
    "speaker_shares",
    "stance_grid",
    "stance_ranking",
    "stance_voices",
    "stance_waterfall",
    "voice_shares",
    "word_timeline",
]
