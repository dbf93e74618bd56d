"""What an event is about: the actors that matter in it and the issues that its articles argue about."""
