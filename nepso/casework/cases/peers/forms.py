"""The form that sends a case to another system."""

from __future__ import annotations

from collections.abc import Sequence

from django import forms

from nepso.casework.cases.peers.models import Peer


class SendForm(forms.Form):
    """To which system; ``revision`` is the case as the officer saw it."""

    revision = forms.IntegerField(widget=forms.HiddenInput)
    peer = forms.ChoiceField(
        label="Gửi cho hệ thống của cơ quan nào?",
        widget=forms.RadioSelect,
        error_messages={"required": "Hãy chọn một hệ thống."},
    )

    with_contact = forms.BooleanField(
        label="Gửi kèm cách liên hệ của người phản ánh",
        required=False,
        help_text="Chỉ khi nơi nhận cần liên hệ và người phản ánh cho nơi ấy xem.",
    )

    def __init__(
        self, *args: object, peers: Sequence[Peer], may_send_contact: bool, **kwargs: object
    ) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        if not may_send_contact:
            del self.fields["with_contact"]
        field = self.fields["peer"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(peer.public_id, peer.agency.name) for peer in peers]
