"""WorthIt!: is it worth its price? A link in, an honest and checkable verdict out."""
