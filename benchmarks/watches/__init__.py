"""How many watches one core evaluates."""
