"""Pictures that people give, or that shops show. They are untrusted: everything is decoded here, within limits."""
