"""Folders and single files: find, read, clean, write, and turn back."""
