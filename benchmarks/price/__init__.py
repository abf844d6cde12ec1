"""How long a price takes to be judged by a history of a million sightings."""
