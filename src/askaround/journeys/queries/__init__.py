"""What journeys read, a module each."""
