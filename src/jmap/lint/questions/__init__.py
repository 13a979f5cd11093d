"""What several rules ask of a map, and the words that they know."""
