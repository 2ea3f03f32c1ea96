"""Bringing a report as far as a test needs it."""

from decimal import Decimal

from nepso.programme.reporting.kinds import REQUIRED_SECTIONS, FigureDecision
from nepso.programme.reporting.services import (
    FigureChange,
    figures_decide,
    paragraph_add,
    report_accept,
    report_approve,
    report_open,
    report_submit,
)


def change(figure, **facts) -> FigureChange:
    """What an officer says of a figure: right, or typed with a source, unless told otherwise."""
    if figure.asked.version.is_counted:
        facts = {"decision": FigureDecision.ACCEPT, **facts}
    else:
        typed = {"stated": Decimal(0), "typed_source": "Sổ của cơ quan"}
        facts = {"decision": FigureDecision.TYPED, **typed, **facts}
    return FigureChange(figure=figure, revision=facts.pop("revision", figure.revision), **facts)


def figures_of(report):
    return list(report.figures.select_related("asked__version").order_by("asked__order"))


def figure_of(report, code):
    return report.figures.select_related("asked__version").get(asked__indicator__code=code)


def written(world, period, *, tasks=()):
    """The commune's report, everything said, not sent."""
    officer = world.person("officer")
    report = report_open(agency=world.commune, period=period, by=officer)
    changes = [change(figure) for figure in figures_of(report)]
    figures_decide(report=report, changes=changes, by=officer)
    for section in REQUIRED_SECTIONS:
        paragraph_add(
            report=report, section=section, text=f"Lời của {section}.", plan_tasks=tasks, by=officer
        )
    report.refresh_from_db()
    return report


def submitted(world, period):
    report = written(world, period)
    return report_submit(report=report, by=world.person("officer"))


def approved(world, period):
    report = submitted(world, period)
    return report_approve(report=report, by=world.person("head"))


def accepted(world, period):
    report = approved(world, period)
    return report_accept(report=report, by=world.person("desk"))
