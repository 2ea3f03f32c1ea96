"""The configuration site: agencies, groups and names, and nothing that a person wrote or is."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import Model
from django.forms import ModelForm
from django.http import HttpRequest

from nepso.foundation.agencies.models import Agency, AgencyAlias, AgencyGroup
from nepso.foundation.agencies.policies import may_change_agencies
from nepso.foundation.audit.acts import act
from nepso.foundation.audit.services import record

CONFIGURE = act("agencies.configure", "đã sửa ở trang cấu hình")

admin.site.site_header = "Nếp Số – cấu hình"
admin.site.site_title = "Nếp Số"
admin.site.index_title = "Danh mục"
admin.site.site_url = None
admin.site.enable_nav_sidebar = False


class ConfigurationAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    """Rights come from the policy, every change leaves an audit line, nothing is deleted."""

    def has_module_permission(self, request: HttpRequest) -> bool:
        return bool(may_change_agencies(request.user))

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return bool(may_change_agencies(request.user))

    has_change_permission = has_view_permission

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False  # by the ordinary pages, which keep the tree right

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def save_model(
        self, request: HttpRequest, obj: Model, form: ModelForm[Any], change: bool
    ) -> None:
        super().save_model(request, obj, form, change)
        record(
            CONFIGURE,
            by=request.user,  # type: ignore[arg-type] # the site is for accounts
            on=obj,
            detail={"fields": form.changed_data},
        )


@admin.register(Agency)
class AgencyAdmin(ConfigurationAdmin):
    """The parent is changed on the agency's own page, which moves the subtree."""

    list_display = ("name", "kind", "code", "valid_from", "valid_to", "demonstration")
    list_filter = ("kind", "is_demonstration")
    search_fields = ("folded", "name", "code")
    exclude = ("is_lead_desk",)
    readonly_fields = ("parent", "lead_desk", "predecessors")
    list_per_page = 50

    @admin.display(description="dữ liệu minh họa", ordering="is_demonstration")
    def demonstration(self, agency: Agency) -> str:
        """In words: the picture of Django's own column is called “False” in every language."""
        return "Có" if agency.is_demonstration else "Không"

    @admin.display(description="cơ quan đầu mối")
    def lead_desk(self, agency: Agency) -> str:
        """In words, as above."""
        return "Có" if agency.is_lead_desk else "Không"


@admin.register(AgencyGroup)
class AgencyGroupAdmin(ConfigurationAdmin):
    list_display = ("name", "code")
    filter_horizontal = ("members",)


@admin.register(AgencyAlias)
class AgencyAliasAdmin(ConfigurationAdmin):
    list_display = ("name", "agency", "group")
    autocomplete_fields = ("agency",)

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        return ("group",)
