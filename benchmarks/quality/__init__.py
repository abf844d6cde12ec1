"""How right are the answers? Runs labelled data through the batch face and counts, field by field, set by set."""
