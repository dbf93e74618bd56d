"""What each actor is called."""
