from __future__ import annotations

import errno

import pytest

from whosays.launch import network


@pytest.mark.parametrize("ip", ["127.0.0.1", "127.8.9.1", "::1", "localhost"])
def test_what_only_this_computer_reaches(ip):
    assert network.is_here_only(ip)


@pytest.mark.parametrize(
    "ip", [*sorted(network.EVERYWHERE), "192.168.1.4", "10.0.0.1", "fe80::1", "desk"]
)
def test_what_others_may_reach(ip):
    assert not network.is_here_only(ip)


def test_without_a_network_it_is_the_computer_s_name(monkeypatch):
    def nowhere(*_):
        raise OSError(errno.ENETUNREACH, "Network is unreachable")

    monkeypatch.setattr(network.socket.socket, "connect", nowhere)
    assert network.own_address() == network.socket.gethostname()


def test_its_names_are_in_small_letters_and_with_the_ending_of_a_home_network(monkeypatch):
    monkeypatch.setattr(network.socket, "gethostname", lambda: "Desk.School.example")
    assert network.names() == ["localhost", "desk.school.example", "desk.local"]
