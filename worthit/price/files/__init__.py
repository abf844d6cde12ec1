"""Price histories in files: our own CSV and JSON, and what people bring from elsewhere. See docs/price-files.md."""

from worthit.price.files.limits import MAX_BYTES, MAX_ROWS
from worthit.price.files.own import as_csv, as_json
from worthit.price.files.reading import FileFormat, PriceFile, read_price_file

__all__ = ["MAX_BYTES", "MAX_ROWS", "FileFormat", "PriceFile", "as_csv", "as_json", "read_price_file"]
