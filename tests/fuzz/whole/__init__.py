"""Random whole programs: what they declare is as random as what they do (program.py)."""
