"""How many wrong versions of the code that decides are caught by its tests and by the laws: `make mutation`."""
