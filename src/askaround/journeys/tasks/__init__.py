"""Background jobs of journeys, a module each."""
