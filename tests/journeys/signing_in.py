"""Signing in as a person would, on the page that the demonstration shows."""

from __future__ import annotations

from playwright.sync_api import Page

from nepso.foundation.accounts.demonstration import PASSWORD

# The demonstration's accounts by what they stand for.
ACCOUNTS = {
    "administrator": "quantri",
    "lead_desk": "daumoi",
    "editor": "bientap",
    "approver": "duyetbai",
    "ward_head": "thutruong.phuong",
    "leader": "lanhdao",
    "focal_officer": "canbo.phuong",
    "department_officer": "canbo.so",
    "agency_head": "thutruong.so",
    "reception": "tiepnhan",
    "police_officer": "canbo.congan",
    "police_head": "thutruong.congan",
    "appeal_officer": "khieunai",
}


def sign_in(page: Page, role: str) -> None:
    """Type name and password and press the button; ends on the officer's first page."""
    page.goto("/tai-khoan/dang-nhap/")
    page.fill("#id_login", ACCOUNTS[role])
    page.fill("#id_password", PASSWORD)
    page.locator("form", has=page.locator("#id_password")).locator("button[type=submit]").click()
    page.wait_for_url("**/ban-lam-viec/**")  # a leader is led on to the leader's page
