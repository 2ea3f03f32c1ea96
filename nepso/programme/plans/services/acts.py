"""The acts of plans, as the audit trail and the history of a duty name them."""

from __future__ import annotations

from nepso.foundation.audit.acts import act

RECEIVE = act("plans.receive", "đã đưa kế hoạch vào")
RESUBMIT = act("plans.resubmit", "đã gửi lại văn bản của kế hoạch")
AMEND = act("plans.amend", "đã đưa vào bản sửa đổi của kế hoạch")
COMPILE = act("plans.compile", "đã đọc văn bản kế hoạch")
DESCRIBE = act("plans.describe", "đã sửa thông tin chung của kế hoạch")
ADOPT = act("plans.adopt", "đã thông qua kế hoạch")
SUPERSEDE = act("plans.supersede", "đã thay thế phiên bản của kế hoạch")
DISCARD = act("plans.discard", "đã bỏ bản rà soát của kế hoạch")
MAKE_PROGRAMME = act("plans.make_programme", "đã đặt làm kế hoạch chính")
CARRY = act("plans.carry_over", "đã quyết định việc đang làm của một nhiệm vụ cũ")
SUGGEST_CARRY = act(
    "plans.carry_over_suggest", "đã gợi ý việc đang làm chuyển đi đâu, chờ người quyết định"
)
TAKE_OVER = act(
    "plans.take_over", "đã lấy theo bản đang thực hiện để gợi ý, chờ người xác nhận hoặc thông qua"
)

DUTY_FOUND = act("plans.duty_found", "đã đọc ra nhiệm vụ từ văn bản")
DUTY_CONFIRM = act("plans.duty_confirm", "đã xác nhận nhiệm vụ")
DUTY_REOPEN = act("plans.duty_reopen", "đã mở lại nhiệm vụ để rà soát")
DUTY_CONFIRM_ALL = act("plans.duty_confirm_all", "đã xác nhận các nhiệm vụ chắc chắn")
DUTY_EDIT = act("plans.duty_edit", "đã sửa nhiệm vụ")
DUTY_ADD = act("plans.duty_add", "đã thêm nhiệm vụ")
DUTY_SPLIT = act("plans.duty_split", "đã tách nhiệm vụ")
DUTY_MERGE = act("plans.duty_merge", "đã gộp nhiệm vụ")
DUTY_DROP = act("plans.duty_drop", "đã bỏ nhiệm vụ")
DUTY_RESTORE = act("plans.duty_restore", "đã lấy lại nhiệm vụ")
DUTY_WORDS_ONLY = act("plans.duty_words_only", "đã đặt cách báo cáo của nhiệm vụ")

PARTY_MATCH = act("plans.party_match", "đã khớp tên với cơ quan")
PARTY_ADD = act("plans.party_add", "đã thêm cơ quan vào nhiệm vụ")
PARTY_REMOVE = act("plans.party_remove", "đã bớt cơ quan khỏi nhiệm vụ")
PARTY_EXCLUDE = act("plans.party_exclude", "đã chọn thành viên của nhóm cho nhiệm vụ")
LINK_DECIDE = act("plans.link_decide", "đã quyết định nhiệm vụ thực hiện giải pháp nào")
