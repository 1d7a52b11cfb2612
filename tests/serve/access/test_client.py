"""Who asks a served record from a program."""

from pathlib import Path

import pytest

from onrecord.errors import AccessError
from onrecord.pipeline.record import open_record
from onrecord.serve.app import make_app
from tests.serve.conftest import serving


def test_a_token_says_who_asks(guarded: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with open_record(guarded) as record:
        token = record.access.token("ruth")
    with serving(make_app(guarded)) as address:
        with pytest.raises(AccessError, match="Log in first"):
            next(open_record(address).timeline())
        monkeypatch.setenv("ONRECORD_TOKEN", token)
        with open_record(address) as reader:
            event = next(reader.timeline())
            with pytest.raises(AccessError, match="it takes the role 'reviewer'"):
                reader.reject(event.id)
        with open_record(guarded) as record:
            token = record.access.token("rene")
        with open_record(address, token=token) as reviewer:
            assert reviewer.reject(event.id).by == "rene"
