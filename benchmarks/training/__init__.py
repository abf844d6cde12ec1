"""How the weights that ship were made: run again, they come out the same."""
