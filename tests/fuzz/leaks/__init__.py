"""Random programs about where values live: see program.py."""
