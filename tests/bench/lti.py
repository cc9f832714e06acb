"""Sign-in by LTI 1.3: a real JupyterHub with the kit's settings, and a stand-in for a platform.

The platform plays the part of Canvas or Moodle: it has a key, hands out its public half, and signs
who somebody is, names and an address included, as a platform does that keeps nothing back. All else
is jupyterhub-ltiauthenticator's. It needs what ``hub.py`` needs, and in ``HUB`` an environment of
Python with JupyterHub and jupyterhub-ltiauthenticator::

    HUB/bin/python tests/bench/lti.py OUT PROXY HUB [students]

Nothing here is a test.
"""

from __future__ import annotations

import http.cookiejar
import json
import sys
import tempfile
import threading
import time
import urllib.error
import urllib.parse
import urllib.request
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import _hub
import jwt
from cryptography.hazmat.primitives.asymmetric import rsa

TOOL, CLAIM = "tool-7", "https://purl.imsglobal.org/spec/lti/claim/"
PAGE = "/hub/user-redirect/doc/tree/exercises/01-who-says-so.ipynb"
# What a teacher writes into the four lines of the kit's file.
FILLED = """
load_subconfig({lti!r})
c.LTI13Authenticator.issuer = {issuer!r}
c.LTI13Authenticator.authorize_url = {issuer!r} + "/mod/lti/auth.php"
c.LTI13Authenticator.jwks_endpoint = {issuer!r} + "/mod/lti/certs.php"
c.LTI13Authenticator.client_id = [{tool!r}]
c.JupyterHub.db_url = {database!r}
"""


class Platform:
    """A learning platform, as far as a sign-in meets one."""

    def __init__(self) -> None:
        self.key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
        public = jwt.algorithms.RSAAlgorithm.to_jwk(self.key.public_key(), as_dict=True)
        keys = json.dumps({"keys": [{**public, "kid": "1", "alg": "RS256", "use": "sig"}]}).encode()

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                self.send_response(200)
                self.end_headers()
                self.wfile.write(keys)

            def log_message(self, *_: object) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.issuer = f"http://127.0.0.1:{self.server.server_port}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def signed(self, number: int, nonce: str, **other: object) -> str:
        """Say who somebody is; `other` takes the place of what is said."""
        now = int(time.time())
        said = {
            "iss": self.issuer, "aud": TOOL, "sub": str(number), "nonce": nonce, "iat": now,
            "exp": now + 300, "name": "Anna Beispiel", "email": "anna@school.example",
            CLAIM + "version": "1.3.0", CLAIM + "message_type": "LtiResourceLinkRequest",
            CLAIM + "deployment_id": "1", CLAIM + "target_link_uri": _hub.HUB + PAGE,
            CLAIM + "resource_link": {"id": "3"}, CLAIM + "roles": [],
            CLAIM + "context": {"id": "9", "label": "9b"}, **other,
        }  # fmt: skip
        return jwt.encode(said, self.key, algorithm="RS256", headers={"kid": "1"})


class Stays(urllib.request.HTTPRedirectHandler):
    """Goes nowhere by itself: where it is sent is looked at."""

    def redirect_request(self, *_: object) -> None:
        """Do not follow."""


class Window:
    """A student's browser, with cookies of its own."""

    def __init__(self) -> None:
        jar = http.cookiejar.CookieJar()
        self._opener = urllib.request.build_opener(Stays, urllib.request.HTTPCookieProcessor(jar))

    def get(self, address: str, **form: str) -> tuple[int, str, bytes]:
        """Ask for a page, with a form if one is given; give status, where to, and what came."""
        data = urllib.parse.urlencode(form).encode() if form else None
        try:
            answer = self._opener.open(address, data, timeout=60)
        except urllib.error.HTTPError as error:
            answer = error
        with answer:
            return answer.status, answer.headers.get("Location", ""), answer.read()

    def begin(self, platform: Platform) -> dict[str, str]:
        """Follow a platform's link to the hub; give what the hub asks the platform."""
        asked = urllib.parse.urlencode({
            "iss": platform.issuer, "login_hint": "1", "client_id": TOOL,
            "target_link_uri": _hub.HUB + PAGE,
        })  # fmt: skip
        status, place, said = self.get(f"{_hub.HUB}/hub/lti13/oauth_login?{asked}")
        assert status == 302, said
        assert place.startswith(platform.issuer), place
        return dict(urllib.parse.parse_qsl(urllib.parse.urlsplit(place).query))


def _refused(platform: Platform) -> dict[str, int]:
    """Try what must not open the door; give the status of each."""
    found = {}
    for what, other in (("for another tool", {"aud": "tool-8"}), ("too old", {"exp": 1}),
                        ("from another platform", {"iss": "https://other.example"}),
                        ("said before", {"nonce": "0" * 64})):  # fmt: skip
        window = Window()
        asked = window.begin(platform)
        signed = platform.signed(99, **{"nonce": asked["nonce"], **other})
        form = {"id_token": signed, "state": asked["state"]}
        found[what] = window.get(asked["redirect_uri"], **form)[0]
    stranger = Platform()
    stranger.issuer = platform.issuer
    window = Window()
    asked = window.begin(platform)
    form = {"id_token": stranger.signed(99, asked["nonce"]), "state": asked["state"]}
    found["with a stranger's key"] = window.get(asked["redirect_uri"], **form)[0]
    return found


def main(out: Path, proxy: str, hub: Path, many: int) -> None:
    """Let students come in from the platform, and look at what the hub then knows."""
    platform = Platform()
    with tempfile.TemporaryDirectory() as folder:
        database = Path(folder) / "hub.sqlite"
        filled = FILLED.format(
            lti=str(out / "lti_config.py"), issuer=platform.issuer, tool=TOOL,
            database=f"sqlite:///{database}",
        )  # fmt: skip
        kept = [line for line in _hub.SETTINGS.splitlines() if "dummy" not in line]
        _hub.SETTINGS = "\n".join(kept) + filled.replace("{", "{{").replace("}", "}}")
        _hub.PROGRAM = [str(hub / "bin" / "jupyterhub")]
        with _hub.running(out, proxy, []):
            for number in range(1, many + 1):
                window = Window()
                asked = window.begin(platform)
                signed = platform.signed(number, asked["nonce"])
                form = {"id_token": signed, "state": asked["state"]}
                status, place, said = window.get(asked["redirect_uri"], **form)
                assert (status, place) == (302, PAGE), (status, place, said[-500:])
            known = [user["name"] for user in _hub.call("/hub/api/users")]
            refused = _refused(platform)
            assert [user["name"] for user in _hub.call("/hub/api/users")] == known
        held = database.read_bytes()
    print(f"signed in, each to the page asked for: {len(known)} of {many}, called {known[:3]} ...")
    found = held.count(b"Anna") + held.count(b"@school")
    print(f"names and addresses in the hub's database of {len(held)} bytes: {found}")
    print("not let in:", refused)


if __name__ == "__main__":
    folder, program, environment, *number = sys.argv[1:]
    main(Path(folder).absolute(), program, Path(environment).absolute(), int((number or ["20"])[0]))
