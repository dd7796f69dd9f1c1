"""Text, its lines, and edits that can be applied and undone."""
