"""What journeys do, a module each."""
