"""Mends characters, white space and broken sentences; never writes a letter or a digit."""
