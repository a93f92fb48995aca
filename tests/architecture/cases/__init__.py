"""What to give each command to do, a module for each part of the story."""
