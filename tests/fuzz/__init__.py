"""Coverage-guided fuzzing (atheris) of what reads other people's input: `make fuzz SECONDS=60`."""
