"""What the window says of a touch that was made."""

from PySide6.QtCore import QCoreApplication, QLocale

from models.domain.touches import PurchaseDraft
from models.services.follow_up_rows import TouchRow


def touch_words(row: TouchRow) -> str:
    """What was bought, what the touch carried and its note, each on a line, the same words once."""
    bought = map(purchase_words, row.purchases)
    return "\n".join(dict.fromkeys(filter(None, (*bought, row.draft.carried, row.draft.note))))


def purchase_words(purchase: PurchaseDraft) -> str:
    """`Bought Manual for £49.97`, in the currency of the locale."""
    amount = "" if purchase.amount is None else QLocale().toCurrencyString(float(purchase.amount))
    if not purchase.what:
        return QCoreApplication.translate("TouchWords", "Bought for {amount}").format(amount=amount)
    if not amount:
        return QCoreApplication.translate("TouchWords", "Bought {what}").format(what=purchase.what)
    words = QCoreApplication.translate("TouchWords", "Bought {what} for {amount}")
    return words.format(what=purchase.what, amount=amount)
