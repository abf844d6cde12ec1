"""WHAT IS IT: from a link or a page to a product with its price, its owners and its reviews."""
