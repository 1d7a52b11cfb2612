"""What OnRecord costs, measured; never part of the tests."""
