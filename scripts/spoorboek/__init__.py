"""Spoorboek: an evidence base on re-integratie tweede spoor, compiled into a searchable site."""

from importlib.metadata import PackageNotFoundError, version

try:
    __version__ = version("spoorboek")
except PackageNotFoundError:  # run from a checkout that was not installed
    __version__ = "0"
