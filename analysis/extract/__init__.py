"""From articles to facts: actors, quotations with their voices, and what the encoder says of each mention."""
