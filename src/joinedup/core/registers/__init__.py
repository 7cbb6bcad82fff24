"""The package’s own tables: schemes of organisation identifiers, UK local authorities past and present,
and kinds of areas by their GSS codes. Each table is read when it is first asked for.

Sources and licences stand in ``LICENCES.txt`` beside this module; ``python -m ground.make_registers``
makes the tables.
"""

from joinedup.core.registers.areas import Area, NoArea, area
from joinedup.core.registers.authorities import (
    Authority,
    Kind,
    alive_on,
    authorities,
    authority,
    by_gss,
    by_identifier,
    successors,
)
from joinedup.core.registers.finding import LEAST, Candidate, find
from joinedup.core.registers.identifiers import Identifier, NoIdentifier, identifier
from joinedup.core.registers.schemes import Scheme, scheme, schemes

__all__ = [
    "LEAST",
    "Area",
    "Authority",
    "Candidate",
    "Identifier",
    "Kind",
    "NoArea",
    "NoIdentifier",
    "Scheme",
    "alive_on",
    "area",
    "authorities",
    "authority",
    "by_gss",
    "by_identifier",
    "find",
    "identifier",
    "scheme",
    "schemes",
    "successors",
]
