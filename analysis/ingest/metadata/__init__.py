"""What is known of an article besides its text."""
