"""The rules of journeys, a module each."""
