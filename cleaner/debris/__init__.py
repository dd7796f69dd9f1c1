"""Debris: which rules hit where, what that weighs, and which edits follow."""
