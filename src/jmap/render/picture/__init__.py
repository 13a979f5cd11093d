"""The board as a picture: a measured `view.picture` written as SVG."""
