"""The port that pages are served at."""

import socket

import typer

from askaround.kit.refusals import Refusal

_TRIED = 50
_NOT_ALLOWED = (
    "This machine does not let you use port {port}; those below 1024 are often kept back. "
    "Set PORT to a number from 1024 to 65535, or leave it out."
)


class NoFreePort(Refusal):
    """Raised when no port near the one wished for is free."""


class PortNotAllowed(Refusal):
    """Raised when the system keeps the port wished for to itself."""


def held(wanted: int) -> socket.socket:
    """Return a socket that keeps the port wished for, or the next free one, from other programs.

    Raises NoFreePort, PortNotAllowed.
    """
    for port in range(wanted, min(wanted + _TRIED, 65536)):
        try:
            found = _bound(port)
        except PermissionError as error:
            if port == wanted:
                raise PortNotAllowed(_NOT_ALLOWED.format(port=port)) from error
        except OSError:
            continue
        else:
            if port != wanted:
                typer.echo(f"Port {wanted} is taken; Askaround uses {port}.", err=True)
            return found
    raise NoFreePort(f"No port from {wanted} on is free. Set PORT to another number.")


def _bound(port: int) -> socket.socket:
    """Return a socket bound to a port, which then shares it only with the web process of the same user."""
    found = socket.socket()
    try:
        found.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # past what former connections left
        found.bind(("127.0.0.1", port))
        found.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 0)
        found.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
    except OSError:
        found.close()
        raise
    return found
