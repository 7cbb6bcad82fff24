"""What an import would change, in full before anything is: found, asked about, shown, applied.

``difference`` compares a record with a plan read from a file; ``apply`` does exactly what it says;
``as_json`` and ``from_json`` keep it while somebody decides; ``sentences`` tells it.
"""

from joinedup.analysis.difference.applying import (
    Stale,
    apply,
    given_refs,
    refs_after,
    turned_change,
)
from joinedup.analysis.difference.asking import Asked, asked, lacking, lacking_counts
from joinedup.analysis.difference.comparing import difference, difference_of_file
from joinedup.analysis.difference.model import (
    IS_NEW,
    LEAVE_OUT,
    NEW,
    PLACE,
    Candidate,
    Change,
    ChangeKind,
    Choice,
    Difference,
    Doubt,
    Drawn,
    Kept,
    LinkKey,
    Named,
    Question,
)
from joinedup.analysis.difference.plaindata import as_json, digest_of_plan, from_json
from joinedup.analysis.difference.remembering import Remembered, Said, remembered
from joinedup.analysis.difference.sentences import Group, Told, sentences
from joinedup.analysis.difference.telling import Line

__all__ = [
    "IS_NEW",
    "LEAVE_OUT",
    "NEW",
    "PLACE",
    "Asked",
    "Candidate",
    "Change",
    "ChangeKind",
    "Choice",
    "Difference",
    "Doubt",
    "Drawn",
    "Group",
    "Kept",
    "Line",
    "LinkKey",
    "Named",
    "Question",
    "Remembered",
    "Said",
    "Stale",
    "Told",
    "apply",
    "as_json",
    "asked",
    "difference",
    "difference_of_file",
    "digest_of_plan",
    "from_json",
    "given_refs",
    "lacking",
    "lacking_counts",
    "refs_after",
    "remembered",
    "sentences",
    "turned_change",
]
