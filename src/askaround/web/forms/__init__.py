"""Forms: they say what is valid and never save."""
