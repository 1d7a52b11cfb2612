"""How templates say things: the same words as the command line, and addresses that keep what was asked."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any, get_args
from urllib.parse import urlencode

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from litestar.plugins.jinja import JinjaTemplateEngine

from onrecord.model.actor import ActorKind
from onrecord.model.event import EventType, Status
from onrecord.model.statement import Act
from onrecord.model.vote import Outcome
from onrecord.pipeline import wording
from onrecord.serve import drawings
from onrecord.serve.asked import given
from onrecord.serve.page import LATE, NAME, Page
from onrecord.store import Filters

TEMPLATES = Path(__file__).parent / "templates"


def engine(pages: Sequence[Page]) -> JinjaTemplateEngine:
    """The templates' engine. Everything is escaped; a name that is not there is an error."""
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES), autoescape=True, undefined=StrictUndefined, trim_blocks=True,
        lstrip_blocks=True,
    )  # fmt: skip
    environment.filters.update(
        days=wording.days, flat=wording.flat, clipped=wording.clipped, says=wording.line_says,
        told=wording.told_by, decided=wording.decision_says,
        stage=lambda step: wording.step_says(step.record).replace("..", " to "),
    )  # fmt: skip
    environment.filters.update(
        sides=drawings.sides,
        bars=drawings.bars,
        tally=wording.tally,
        amount=wording.amount,
        fact=wording.step_says,
    )
    environment.globals.update(
        acts=get_args(Act),
        outcomes=get_args(Outcome),
        statuses=get_args(Status),
        types=get_args(EventType),
        kinds=get_args(ActorKind),
    )
    environment.globals.update(
        pages=[page for page in pages if "{" not in page.path and page.title],
        address=address,
        given=dict_of,
        marks={"name": NAME, "late": LATE},
        who=lambda request: request.scope.get("user"),
        open=lambda request: request.app.state.door.open(),
    )
    return JinjaTemplateEngine.from_environment(environment)


def address(path: str, asked: Filters | None = None, **more: Any) -> str:
    """An address with what was asked, and more; what is None is left out.

    >>> address("/timeline", {"actor": "Irena Novak"}, cursor=None, type="CONSULT")
    '/timeline?actor=Irena+Novak&type=CONSULT'
    """
    told = {**dict_of(asked or {}), **more}
    query = urlencode({name: value for name, value in told.items() if value is not None})
    return f"{path}?{query}" if query else path


def dict_of(asked: Filters) -> dict[str, str]:
    """The filters that are set, as a request has them."""
    return dict(given(asked))
