"""By what a contact can be reached."""

from dataclasses import dataclass

from models.domain.touches import Method


@dataclass(frozen=True, slots=True)
class Reach:
    """Whether there is an e-mail address, a telephone number and a postal address that may be used."""

    by_email: bool
    by_phone: bool
    by_mail: bool

    def usable(self, method: Method) -> Method:
        """`method`, or the next best one where the contact can't be reached by it; itself where none is known."""
        ways = {
            Method.EMAIL: self.by_email,
            Method.PHONE: self.by_phone,
            Method.MAIL: self.by_mail,
            Method.MESSAGE: self.by_phone,
        }
        if ways.get(method, True):
            return method
        return next((way for way in (Method.EMAIL, Method.PHONE, Method.MAIL) if ways[way]), method)
