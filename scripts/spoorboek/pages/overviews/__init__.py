"""Overviews: pages that gather records of several types."""
