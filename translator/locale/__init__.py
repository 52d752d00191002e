"""The texts of the interface, a folder for each language, as PO files."""
