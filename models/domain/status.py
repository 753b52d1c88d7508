"""Where a contact stands. The list needs nothing else of what a contact is."""

from enum import StrEnum


class Status(StrEnum):
    """Where the contact stands with the owner's business."""

    LEAD = "lead"
    PROSPECT = "prospect"
    CUSTOMER = "customer"
    PAST_CUSTOMER = "past customer"
    OTHER = "other"
