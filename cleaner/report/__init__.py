"""What a run did: counts, a preview of changes, and the report as JSON."""
