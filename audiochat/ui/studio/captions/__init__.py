"""The words of a recording as files: exported in place, imported by menu or by dropping them."""
