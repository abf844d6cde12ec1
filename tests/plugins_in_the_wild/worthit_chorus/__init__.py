"""Says how many reviews a verdict had before it: a plugin with an analyzer."""
