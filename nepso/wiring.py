"""The only file that joins packages which may not know each other: one line a join."""

from __future__ import annotations

from django.apps import AppConfig


class WiringConfig(AppConfig):
    name = "nepso.wiring"
    label = "wiring"

    def ready(self) -> None:
        _join_foundation()
        _join_programme()
        _join_outreach()
        _join_machines()


def _join_foundation() -> None:
    from nepso.casework.cases import leaving as cases_leaving
    from nepso.casework.cases.reminding import CASES
    from nepso.casework.cases.succeeding import casework_follows
    from nepso.casework.intake import erasing_again
    from nepso.casework.intake.services.devices import ERASED_NOTICES
    from nepso.casework.intake.services.erasing import ERASED_CONTACT, ERASED_SUBMISSION
    from nepso.casework.intake.services.materials import BLACKED_OUT, ERASED_MATERIAL
    from nepso.foundation.accounts import policies as rights
    from nepso.foundation.accounts import ports as account_ports
    from nepso.foundation.accounts import selectors as people
    from nepso.foundation.accounts import services as accounts
    from nepso.foundation.agencies import ports as agency_ports
    from nepso.foundation.backups import ports as backup_ports
    from nepso.foundation.notices import absences
    from nepso.foundation.notices import kinds as notice_kinds
    from nepso.foundation.notices import ports as notice_ports
    from nepso.foundation.worktime import ports as worktime_ports
    from nepso.outreach.newsletter.erasing_again import reader_again
    from nepso.outreach.newsletter.services.signing_up import ERASED_READER
    from nepso.programme.register import leaving, reminding
    from nepso.programme.register import services as register
    from nepso.programme.reporting import period_links
    from nepso.programme.reporting.following import reminding as report_reminding

    backup_ports.erases_again(ERASED_SUBMISSION, erasing_again.submission_again)
    backup_ports.erases_again(ERASED_CONTACT, erasing_again.contact_again)
    backup_ports.erases_again(ERASED_MATERIAL, erasing_again.material_again)
    backup_ports.erases_again(BLACKED_OUT, erasing_again.blacked_out_again)
    backup_ports.erases_again(ERASED_NOTICES, erasing_again.notices_again)
    backup_ports.erases_again(ERASED_READER, reader_again)
    worktime_ports.authority_is(rights)
    worktime_ports.links_come_from(period_links.links_of)
    agency_ports.authority_is(rights)
    agency_ports.people_come_from(people.people_panel_of)
    agency_ports.when_succeeded(accounts.memberships_follow)
    agency_ports.when_succeeded(register.plan_tasks_follow)
    agency_ports.when_succeeded(casework_follows)
    account_ports.when_arranged(absences.arranged_told)
    notice_kinds.kind_joins(absences.ABSENCE)
    notice_ports.reminders_join(reminding.REMINDERS)
    notice_ports.reminders_join(report_reminding.WRITTEN)
    notice_ports.reminders_join(report_reminding.APPROVAL)
    notice_ports.reminders_join(CASES)
    account_ports.when_leaving(on_leave=cases_leaving.hand_over, open_work=cases_leaving.open_work)
    account_ports.when_leaving(on_leave=leaving.hand_over, open_work=leaving.open_work)


def _join_programme() -> None:
    from nepso.casework.cases.figure_source import CountedSubmissions
    from nepso.programme.activities.task_panel import ActivitiesOfTasks
    from nepso.programme.plans import ports as plan_ports
    from nepso.programme.register import ports as register_ports
    from nepso.programme.register import services as register
    from nepso.programme.register.keeping import OpenWorkOfRegister
    from nepso.programme.reporting import ports as reporting_ports
    from nepso.programme.reporting.evidence_source import ActivityEvidence

    plan_ports.when_adopted(register.plan_tasks_open)
    plan_ports.open_work_is_kept_by(OpenWorkOfRegister())
    register_ports.panels_come_from(ActivitiesOfTasks())
    reporting_ports.evidence_comes_from(ActivityEvidence())
    reporting_ports.submissions_come_from(CountedSubmissions())


def _join_outreach() -> None:
    from nepso.foundation.notices import ports as notice_ports
    from nepso.outreach.distribution import ports as distribution_ports
    from nepso.outreach.products import ports as product_ports
    from nepso.outreach.products import reminding as product_reminding
    from nepso.outreach.screens import ports as screen_ports
    from nepso.outreach.screens.drawn import DrawnSlides
    from nepso.outreach.screens.on_postings import ScreensAndStations
    from nepso.outreach.sending.senders import SendsByMachine
    from nepso.portal import ports as portal_ports
    from nepso.portal.published import RunsOnPortal
    from nepso.programme.activities import services as activities
    from nepso.programme.activities.ports import HandedCount, HandedIn
    from nepso.programme.register.looking_up import TasksLookedUp

    screen_ports.slides_come_from(DrawnSlides())
    product_ports.tasks_come_from(TasksLookedUp())
    notice_ports.reminders_join(product_reminding.APPROVAL)
    notice_ports.reminders_join(product_reminding.REWRITING)
    portal_ports.articles_come_from(RunsOnPortal())
    distribution_ports.pages_come_from(RunsOnPortal())
    distribution_ports.own_tasks_come_from(TasksLookedUp())
    distribution_ports.senders_join(SendsByMachine())
    distribution_ports.senders_join(ScreensAndStations())
    distribution_ports.when_proven(
        lambda posting: activities.activity_hand_in(
            handed=HandedIn(**posting.facts(), counts=[HandedCount(*c) for c in posting.counts])
        )
    )
    distribution_ports.when_taken_back(
        lambda key, reason, number: activities.activity_take_out(
            origin_key=key, reason=reason, number=number
        )
    )


def _join_machines() -> None:
    from nepso.casework.intake import ports as intake_ports
    from nepso.portal.open_data import OpenDataOfPages
    from nepso.publicapi import partners
    from nepso.publicapi import ports as publicapi_ports

    intake_ports.when_shown(partners.state_shown)
    publicapi_ports.open_data_comes_from(OpenDataOfPages())
