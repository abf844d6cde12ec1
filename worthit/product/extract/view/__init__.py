"""The page as a person sees it: its pieces of text, and what they say of name, price, stock and owners."""
