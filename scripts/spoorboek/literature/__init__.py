"""Literature: what public indexes answer when they are asked for new publications.

An answer comes from outside: it is bounded in size and time, and nothing in it is trusted to be there.
"""

from collections.abc import Mapping
from types import MappingProxyType

from spoorboek.literature.crossref import CROSSREF
from spoorboek.literature.index import Index
from spoorboek.literature.openalex import OPENALEX
from spoorboek.literature.pubmed import PUBMED

INDEXES: Mapping[str, Index] = MappingProxyType(
    {index.name: index for index in (OPENALEX, PUBMED, CROSSREF)}
)
"""Every index that can be asked, by its name in a saved search."""
