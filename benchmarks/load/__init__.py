"""How many cached verdicts a second are answered, beside the least that the framework can do and beside FastAPI."""
