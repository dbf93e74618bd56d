"""Several articles in one file: where each begins and ends, and what the lines around its text say about it."""

from analysis.ingest.splitting.exports import Split, split_text, split_whole

__all__ = ["Split", "split_text", "split_whole"]
