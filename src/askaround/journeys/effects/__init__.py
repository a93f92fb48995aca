"""What journeys do outside the database, a module each."""
