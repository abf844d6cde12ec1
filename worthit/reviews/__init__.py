"""WHAT DO PEOPLE SAY: the reviews of a product, as they were seen over time."""
