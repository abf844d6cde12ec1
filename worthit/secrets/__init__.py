"""Keys of this instance, made at the first use: one signs what it says, one hides who wrote a review."""
