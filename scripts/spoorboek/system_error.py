"""System error: why the system refuses a file or an address, and the way out, in Dutch.

The system says it in the language of the machine; what people read is Dutch on every machine.
"""

import errno
import socket
from collections.abc import Mapping
from typing import NamedTuple


class Refusal(NamedTuple):
    """Why something was refused, and what one can do."""

    cause: str
    way_out: str

    def __str__(self) -> str:
        return f"{self.cause}. {self.way_out}"


_NO_RIGHTS = Refusal("je hebt hier de rechten niet voor", "Kijk van wie het is, of kies elders.")
_FULL = Refusal("de schijf is vol", "Maak ruimte vrij en probeer het opnieuw.")
_TOO_MANY = Refusal("er zijn te veel bestanden open", "Sluit andere programma's.")
_NO_SUCH_HOST = Refusal("dat adres is er niet op deze machine", "Kies 127.0.0.1 of localhost.")

REFUSALS: Mapping[int, Refusal] = {
    errno.EACCES: _NO_RIGHTS,
    errno.EPERM: _NO_RIGHTS,
    errno.EROFS: Refusal("hier kan alleen worden gelezen", "Kies een plek elders."),
    errno.ENOENT: Refusal("die plek is er niet", "Kijk de naam na, en of de map ervoor bestaat."),
    errno.EEXIST: Refusal("er staat al iets met die naam", "Kies een andere naam."),
    errno.ENOTDIR: Refusal("een deel van dit pad is een bestand en geen map", "Kijk het pad na."),
    errno.EISDIR: Refusal("dat is een map en geen bestand", "Noem een bestand."),
    errno.ENOTEMPTY: Refusal("die map is niet leeg", "Maak haar leeg of kies een andere."),
    errno.ENAMETOOLONG: Refusal("die naam is te lang", "Kies een kortere naam."),
    errno.ELOOP: Refusal("de verwijzingen naar andere plekken lopen rond", "Kijk het pad na."),
    errno.EXDEV: Refusal("die twee plekken liggen op verschillende schijven", "Kies één schijf."),
    errno.EBUSY: Refusal("een ander programma gebruikt het", "Sluit dat, en probeer het opnieuw."),
    errno.ENOSPC: _FULL,
    errno.EDQUOT: _FULL,
    errno.EFBIG: Refusal("het bestand wordt te groot voor deze schijf", "Kies een andere schijf."),
    errno.EMFILE: _TOO_MANY,
    errno.ENFILE: _TOO_MANY,
    errno.ENOMEM: Refusal("er is te weinig geheugen", "Sluit andere programma's."),
    errno.EADDRINUSE: Refusal(
        "een ander programma luistert daar al", "Kies met --port een andere."
    ),
    errno.EADDRNOTAVAIL: _NO_SUCH_HOST,
    socket.EAI_NONAME: _NO_SUCH_HOST,
    socket.EAI_AGAIN: _NO_SUCH_HOST,
}
"""What the system says most, by its number."""


def refusal(error: OSError) -> Refusal:
    """What a system error means; one that is not known by number keeps its own words behind ours."""
    known = REFUSALS.get(error.errno or 0)
    said = error.strerror or type(error).__name__
    return known or Refusal(f"het systeem weigert dat ({said})", "Kijk de plek en de schijf na.")
