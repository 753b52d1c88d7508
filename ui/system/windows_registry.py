"""The registry of the current user, on Windows."""

import sys

if sys.platform == "win32":
    import winreg

    from models.errors import MachineError

    class CurrentUser:
        """Values below HKEY_CURRENT_USER; see `ui.system.autostart.Registry`."""

        def read(self, key: str, name: str) -> str | bytes | None:
            """A text or a binary value; None when it is not there."""
            try:
                with winreg.OpenKey(winreg.HKEY_CURRENT_USER, key) as opened:
                    value = winreg.QueryValueEx(opened, name)[0]
            except OSError:
                return None
            return value if isinstance(value, str | bytes) else None

        def write(self, key: str, name: str, text: str) -> None:
            """Set a text.

            Raises:
                MachineError: the system refuses.
            """
            try:
                with winreg.CreateKey(winreg.HKEY_CURRENT_USER, key) as opened:
                    winreg.SetValueEx(opened, name, 0, winreg.REG_SZ, text)
            except OSError as error:
                raise MachineError(f"The registry can't be written: {error.strerror}.") from error

        def delete(self, key: str, name: str) -> None:
            """Take a value away, if it is there.

            Raises:
                MachineError: the system refuses.
            """
            try:
                with winreg.OpenKey(winreg.HKEY_CURRENT_USER, key, 0, winreg.KEY_SET_VALUE) as opened:
                    winreg.DeleteValue(opened, name)
            except FileNotFoundError:
                return
            except OSError as error:
                raise MachineError(f"The registry can't be written: {error.strerror}.") from error
