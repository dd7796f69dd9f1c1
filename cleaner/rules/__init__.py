"""Rules: read from YAML with places, checked against the schema, gathered in packs."""
