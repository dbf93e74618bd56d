"""Who is speaking: every quotation with its speaker, and whose words each stretch of text is."""

from analysis.extract.quotes.quotations import find_quotes
from analysis.extract.quotes.voice_spans import VoiceSpan, innermost, voice_spans, with_voices

__all__ = ["VoiceSpan", "find_quotes", "innermost", "voice_spans", "with_voices"]
