"""Reading reviews: how fast, beside the packages that people use for it."""
