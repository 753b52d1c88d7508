"""Calls a contact or opens a draft to one, unless the contact asked for none."""

from functools import partial

from PySide6.QtCore import QCoreApplication

from models.domain.contacts import ContactDraft, Flag
from ui.system import outside_programs

translate = partial(QCoreApplication.translate, "Reaching")


def why_no_call(draft: ContactDraft) -> str:
    """Why the contact can't be called, or an empty text."""
    words = ""
    if Flag.DO_NOT_CONTACT in draft.flags:
        words = translate("{name} is not to be contacted.")
    elif Flag.NO_CALL in draft.flags:
        words = translate("{name} asked for no calls.")
    elif not draft.phones:
        words = translate("{name} has no phone number.")
    return words.format(name=draft.shown_name)


def why_no_email(draft: ContactDraft) -> str:
    """Why the contact can't be written to by e-mail, or an empty text."""
    words = ""
    if Flag.DO_NOT_CONTACT in draft.flags:
        words = translate("{name} is not to be contacted.")
    elif Flag.NO_EMAIL in draft.flags:
        words = translate("{name} asked for no e-mail.")
    elif not draft.emails:
        words = translate("{name} has no e-mail address.")
    return words.format(name=draft.shown_name)


def call(draft: ContactDraft) -> str:
    """Call the first number; gives the sentence for the owner."""
    if why := why_no_call(draft):
        return why
    number = draft.phones[0].number
    if not outside_programs.call(number):
        return translate("No program for telephone calls was found.")
    return f"{draft.shown_name}: {number}"


def write(draft: ContactDraft) -> str:
    """Open a draft with a greeting to the first address; gives the sentence for the owner."""
    if why := why_no_email(draft):
        return why
    address = draft.emails[0].address
    greeting = translate("Hello {name},").format(name=draft.name.given or draft.shown_name)
    if not outside_programs.write_to(address, greeting):
        return translate("No mail program was found.")
    return f"{draft.shown_name}: {address}"
