"""A real CalDAV server, Radicale on loopback."""

import http.client

CALENDAR = "/ada/talks"


def asked(port: int, method: str, path: str, body: bytes = b"", **headers: str) -> tuple[int, bytes]:
    """Send one request as Ada; the password is not looked at."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    usual = {"Authorization": "Basic YWRhOmFkYQ==", "Content-Type": "text/calendar; charset=utf-8"}
    try:
        connection.request(method, path, body, {**usual, **headers})
        response = connection.getresponse()
        return response.status, response.read()
    finally:
        connection.close()
