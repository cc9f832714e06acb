from __future__ import annotations

import os
import ssl

import pytest

from whosays.launch import settings
from whosays.launch.settings import for_installers, from_pip

# In two pieces: no file of the kit names a registry, nor the settings that would.
INDEX = "PIP_" + "INDEX_URL"
UV_ONE = "UV_" + "INDEX_SCHOOL_PASSWORD"


def test_what_reaches_packages_is_kept():
    base = {
        INDEX: "https://packages.school", "PIP_PROXY": "p:1", "PIP_CERT": "c.pem",
        "UV_DEFAULT_INDEX": "https://packages.school", UV_ONE: "x", "UV_SYSTEM_CERTS": "1",
        "HTTPS_PROXY": "p:1", "SSL_CERT_FILE": "c.pem", "PATH": "/bin", "LANG": "ar",
    }  # fmt: skip
    made = for_installers(base)
    assert {name: made.get(name) for name in base} == base


@pytest.mark.parametrize(
    "name",
    [
        "PIP_USER", "PIP_TARGET", "PIP_PREFIX", "PIP_ROOT", "PIP_CONSTRAINT", "PIP_REQUIREMENT",
        "PIP_NO_BINARY", "PIP_NO_DEPS", "PIP_PRE", "PIP_REQUIRE_VIRTUALENV", "PIP_DRY_RUN",
        "PIP_PYTHON", "PIP_IGNORE_INSTALLED", "UV_TARGET", "UV_PYTHON", "UV_SYSTEM_PYTHON",
        "UV_NO_VERIFY_HASHES", "UV_CONFIG_FILE", "UV_OVERRIDE", "UV_CONSTRAINT", "UV_NO_BINARY",
        "UV_PROJECT", "PYTHONPATH", "PYTHONHOME", "PYTHONSTARTUP", "PYTHONUSERBASE",
        "VIRTUAL_ENV", "CONDA_PREFIX", "__PYVENV_LAUNCHER__", "pip_user",
    ],
)  # fmt: skip
def test_what_would_change_what_is_installed_or_where_is_not(name):
    assert name not in for_installers({name: "1", "PATH": "/bin"})


def test_no_settings_file_is_read():
    assert for_installers({"PIP_CONFIG_FILE": "mine"})["PIP_CONFIG_FILE"] == os.devnull


DEBUGGED = """\
env_var:
env:
  /mine, exists: True
global:
  /etc/xdg/pip/pip.conf, exists: False
  /etc/pip.conf, exists: True
site:
  /a, exists: True/site, exists: True
user:
  /me/pip.conf, exists: True
  global.user: true
"""


def test_pip_says_which_settings_files_there_are_the_strongest_last():
    found = settings.files_of_pip(DEBUGGED.splitlines())
    assert found == ["/etc/pip.conf", "/me/pip.conf", "/a, exists: True/site", "/mine"]


def test_pip_s_settings_files_count_where_they_are_about_reaching_packages(tmp_path):
    first, second, spoilt = (tmp_path / name for name in ("first", "second", "spoilt"))
    first.write_text(
        "[global]\nindex-" + "url = https://packages.school/%40simple\nuser = true\n"
        "timeout = 5\nfind-links =\n  /a\n  /b\n[freeze]\nproxy = x\n",
        encoding="utf-8",
    )
    second.write_text(
        "[global]\ntimeout = 60\nproxy = a\n[install]\ntarget = /x\nproxy = p:3128\n",
        encoding="utf-8",
    )
    spoilt.write_bytes(b"no section\xff")
    files = [str(file) for file in (first, spoilt, second, tmp_path / "none")]
    expected = {
        INDEX: "https://packages.school/%40simple", "PIP_TIMEOUT": "60", "PIP_PROXY": "p:3128",
        "PIP_FIND_LINKS": "/a /b",
    }  # fmt: skip
    assert from_pip(files) == expected
    made = for_installers({"PIP_PROXY": "mine"}, files)
    assert made["PIP_PROXY"] == "mine", "a variable is stronger than a file"
    assert made["PIP_TIMEOUT"] == "60"


def test_uv_learns_of_a_school_s_index_from_pip_unless_it_has_one_of_its_own():
    assert for_installers({INDEX: "school"})["UV_DEFAULT_INDEX"] == "school"
    assert "UV_DEFAULT_INDEX" not in for_installers({INDEX: "school", UV_ONE: "x"})
    assert "UV_DEFAULT_INDEX" not in for_installers({})


def test_what_is_given_is_left_as_it_was():
    base = {"PIP_USER": "1"}
    for_installers(base)
    assert base == {"PIP_USER": "1"}


# ---------------------------------------------------------------- certificates
def test_the_computer_s_certificates_are_written_down(tmp_path, monkeypatch):
    class Context:
        @staticmethod
        def get_ca_certs(*, binary_form):
            """Give two."""
            assert binary_form
            return [b"one", b"two"]

    monkeypatch.setattr(settings.ssl, "create_default_context", Context)
    file = settings.system_certificates(tmp_path / "c.pem")
    assert file.read_text(encoding="ascii").count("BEGIN CERTIFICATE") == 2
    monkeypatch.setattr(Context, "get_ca_certs", lambda *_args, **_options: [])
    named = ssl.DefaultVerifyPaths(str(tmp_path / "all.pem"), None, "", "", "", "")
    monkeypatch.setattr(settings.ssl, "get_default_verify_paths", lambda: named)
    assert settings.system_certificates(tmp_path / "d.pem") == tmp_path / "all.pem"
    nothing = ssl.DefaultVerifyPaths(None, None, "", "", "", "")
    monkeypatch.setattr(settings.ssl, "get_default_verify_paths", lambda: nothing)
    assert settings.system_certificates(tmp_path / "d.pem") is None


def test_whom_a_person_trusts_is_not_replaced(tmp_path):
    mine = {"PIP_CERT": "mine.pem"}
    assert settings.with_certificates(mine, tmp_path / "c.pem")["PIP_CERT"] == "mine.pem"
    made = settings.with_certificates({}, tmp_path / "c.pem")
    assert made == {"UV_SYSTEM_CERTS": "1", "PIP_CERT": str(tmp_path / "c.pem")}
    assert settings.with_certificates({}, None) == {"UV_SYSTEM_CERTS": "1"}
