"""One visual language: colours, type, style sheets."""
