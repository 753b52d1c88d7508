"""Calls a contact or opens a draft to one, unless the contact asked for none."""

from functools import partial

from PySide6.QtCore import QCoreApplication

from models.domain.contacts import ContactDraft, Flag
from ui import outside_programs

translate = partial(QCoreApplication.translate, "Reaching")


def call(draft: ContactDraft) -> str:
    """Call the first number; gives the sentence for the owner."""
    name = draft.shown_name
    if Flag.NO_CALL in draft.flags:
        return translate("{name} asked for no calls.").format(name=name)
    if not draft.phones:
        return translate("{name} has no phone number.").format(name=name)
    number = draft.phones[0].number
    if not outside_programs.call(number):
        return translate("No program for telephone calls was found.")
    return f"{name}: {number}"


def write(draft: ContactDraft) -> str:
    """Open a draft with a greeting to the first address; gives the sentence for the owner."""
    name = draft.shown_name
    if Flag.NO_EMAIL in draft.flags:
        return translate("{name} asked for no e-mail.").format(name=name)
    if not draft.emails:
        return translate("{name} has no e-mail address.").format(name=name)
    address = draft.emails[0].address
    greeting = translate("Hello {name},").format(name=draft.name.given or name)
    if not outside_programs.write_to(address, greeting):
        return translate("No mail program was found.")
    return f"{name}: {address}"
