"""Our trained weights, their model card, and what reads them: text in, probabilities out, no torch."""
