"""What the body that is reviewed may see of its review."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, replace

from joinedup.analysis.review.scoring import Review, Told
from joinedup.core.catalogue import N_

NOT_ASKED = N_(
    "The lead body is not asked about itself: its answers would be counted with the others, and "
    "whoever knows them could take them away again."
)
NOT_YET = N_("The chair has not published this review. Until then the lead body sees none of it.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication:
    """Who let the review be known, by role, and on which day."""

    by: str
    on: datetime.date


def seen_by_host(
    review: Review, publication: Publication | None, day: datetime.date
) -> Review | None:
    """What the lead body sees of a review on a day: nothing (None) until the chair has published it,
    and then the figures that everybody sees. Never the texts, not even without their writers: whoever
    is written to every week knows a partner by its words. That nobody of the lead body opens an answer
    is for permissions to see to; here are only sums."""
    if publication is None or day < publication.on:
        return None
    return replace(
        review, told=tuple(Told(question=each.question, texts=None) for each in review.told)
    )
