"""`onrecord serve` lets others in only where it is told to, and says where it is."""

import pytest
from click.testing import CliRunner

from onrecord.cli import main


@pytest.mark.parametrize("host", ["0.0.0.0", "192.0.2.7", "::", "example.org"])
def test_another_address_needs_readers(host, tmp_path):
    done = CliRunner().invoke(main, ["serve", "--ledger", str(tmp_path / "a.db"), "--signer", "ann", "--host", host])
    assert done.exit_code == 2 and "--readers" in done.output
    assert not (tmp_path / "a.db").exists()


def test_it_says_where_it_is_and_gives_tokens_to_readers_alone(tmp_path, monkeypatch):
    import uvicorn

    seen = []
    monkeypatch.setattr(uvicorn.Server, "run", lambda self: seen.append((self.config.host, self.config.proxy_headers)))
    call = ["serve", "--ledger", str(tmp_path / "a.db"), "--signer", "ann", "--port", "8099"]
    alone = CliRunner().invoke(main, call)
    assert alone.exit_code == 0 and "http://127.0.0.1:8099/ " in alone.output and "token" not in alone.output
    others = CliRunner().invoke(main, [*call, "--readers", "--host", "0.0.0.0"])
    links = [word for word in others.output.split() if "?token=" in word]
    assert len(set(links)) == 2 and all(len(link.split("=")[1]) >= 32 for link in links)
    assert seen == [("127.0.0.1", False), ("0.0.0.0", False)]
    assert (tmp_path / "a.db").exists()
