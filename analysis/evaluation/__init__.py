"""Accuracy on labelled data."""
