"""The web door: pages that translate between a browser and the chapters."""
