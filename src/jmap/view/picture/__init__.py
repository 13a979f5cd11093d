"""The board as a picture: everything on it measured and placed, for renderers that cannot lay out text."""
