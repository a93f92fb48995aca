"""How a page that stays open knows that this home still answers, and not another program on the same port.

The page carries a secret for the address it sends to (`static/web/home.js`). Each of its requests brings a
random number, and whoever answers has to sign it with that secret, which only this home can work out.
"""

import hashlib
import hmac

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.crypto import salted_hmac

from askaround.web.middleware import Next

_LONGEST = 128  # a page sends a UUID


def proof_for(host: str, path: str) -> str:
    """Return the secret of an address; the host is part of it, so that nobody can pass a question on."""
    return salted_hmac("askaround.web.home_proof", f"{host}{path}", algorithm="sha256").hexdigest()


def answer_to(nonce: str, proof: str) -> str:
    """Return the HMAC-SHA256 of a number under a secret, in hex."""
    return hmac.new(proof.encode(), nonce.encode(), hashlib.sha256).hexdigest()


class ProvesHome:
    """Adds the proof to each answer that is asked for it. A HEAD asks for nothing else, without a cookie."""

    def __init__(self, get_response: Next) -> None:
        """Keep the next step."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer with `Askaround-Home` where `Askaround-Nonce` came."""
        nonce = request.headers.get("Askaround-Nonce", "")
        if not 0 < len(nonce) <= _LONGEST:
            return self.get_response(request)
        response = HttpResponse(status=204) if request.method == "HEAD" else self.get_response(request)
        response["Askaround-Home"] = answer_to(nonce, proof_for(request.get_host(), request.path))
        return response
