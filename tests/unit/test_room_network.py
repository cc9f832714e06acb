"""What can be told of a network beforehand, and that the rest is said."""

from __future__ import annotations

import ipaddress
import socket

import pytest

from whosays.core.errors import KitError
from whosays.core.i18n import text
from whosays.room import network


def test_addresses_are_those_that_another_device_could_open():
    for found in network.addresses():
        assert not ipaddress.ip_address(found).is_loopback


def test_an_address_is_as_short_as_can_be():
    assert network.address("192.168.0.7", 80) == "http://192.168.0.7/"
    assert network.address("192.168.0.7", 8080) == "http://192.168.0.7:8080/"


def test_a_port_that_is_taken_is_told_and_without_one_the_next_is_taken():
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        with pytest.raises(KitError, match=str(port)):
            network.listen(port, "127.0.0.1")
    with pytest.raises(KitError):
        network.listen(99_999, "127.0.0.1")
    first, second = network.listen(None, "127.0.0.1"), network.listen(None, "127.0.0.1")
    assert first.port != second.port
    for one in (*first.sockets, *second.sockets):
        one.close()


@pytest.mark.parametrize(
    ("found", "free", "name"),
    [([], None, "no_network"), (["8.8.8.8"], None, "public"),
     (["192.168.0.7", "10.0.0.7"], None, "several"), (["10.0.0.7"], 100_000_000, "little_memory")],
)  # fmt: skip
def test_what_is_amiss_is_said(found, free, name, monkeypatch):
    monkeypatch.setattr(network, "free_memory", lambda: free)
    said = network.warnings(found, 8080)
    begin = text(f"room.{name}", address="8.8.8.8", others="", free=100, needed=200)
    assert any(one[:25] == begin[:25] for one in said)


def test_what_cannot_be_told_is_always_said(monkeypatch):
    monkeypatch.setattr(network, "free_memory", lambda: 8_000_000_000)
    assert network.warnings(["10.0.0.7"], 80) == [text("room.cannot_tell")]
    for word in ("firewall", "keeps devices apart", "phone", "encrypted"):
        assert word in text("room.cannot_tell")
