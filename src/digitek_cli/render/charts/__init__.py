"""Pictures of the portfolio: SVG and HTML without script, and compact forms for the terminal."""
