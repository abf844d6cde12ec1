"""schema.org as pages write it: the items, and what they say of offers, owners and the product."""
