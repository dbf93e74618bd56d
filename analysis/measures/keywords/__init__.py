"""Words that one outlet uses more than the others of an event."""
