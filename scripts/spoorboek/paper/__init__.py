"""Paper: what of the site is printed and kept, as PDF and as Word; made from records, never from pages."""
