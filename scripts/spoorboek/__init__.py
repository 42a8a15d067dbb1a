"""Spoorboek: an evidence base on re-integratie tweede spoor, compiled into a searchable site."""

__version__: str


def __getattr__(name: str) -> str:
    """The version, read when somebody asks: looking it up takes longer than checking a record."""
    if name != "__version__":
        raise AttributeError(name)
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("spoorboek")
    except PackageNotFoundError:  # run from a checkout that was not installed
        return "0"
