"""IS THE PRICE FAIR: the price against its own history, and the discount against the law."""
