"""How a screen is doing; the states of an alert and of a thing that can break."""

from __future__ import annotations

from nepso.kernel.states import State, StateMachine, moves

UNPAIRED, NEW, ALIVE, LATE, SILENT, RESTING = (
    *("unpaired", "new", "alive"),
    *("late", "silent", "resting"),
)

# Never stored: ``health.health_of`` reads it off the last contact, so that no job can lag behind.
SCREEN_STATES = StateMachine(
    states=(
        State(UNPAIRED, "Chưa ghép máy", "amber", "Chưa máy nào được ghép: chưa tin được gì."),
        State(NEW, "Chưa liên lạc", "grey", "Máy đã ghép chưa gọi về lần nào."),
        State(ALIVE, "Đang chạy", "green", "Vừa gọi về trong hai phút qua."),
        State(LATE, "Liên lạc chậm", "amber", "Quá hai phút chưa gọi về; máy vẫn phát từ bộ nhớ."),
        State(SILENT, "Mất liên lạc", "red", "Quá ba mươi phút chưa gọi về: cần người đến xem."),
        State(RESTING, "Ngừng dùng", "grey", "Kênh này không còn dùng: máy chỉ hiện màn hình chờ."),
    ),
    moves=moves(
        unpaired=[NEW, ALIVE, RESTING],
        new=[ALIVE, UNPAIRED, RESTING],
        alive=[LATE, UNPAIRED, RESTING],
        late=[ALIVE, SILENT, UNPAIRED, RESTING],
        silent=[ALIVE, UNPAIRED, RESTING],
        resting=[UNPAIRED, NEW, ALIVE],
    ),
    initial=UNPAIRED,
    groups={"to_see": frozenset({UNPAIRED, LATE, SILENT})},
)

WAITING, PUBLISHED, CANCELLED, DROPPED = "waiting", "published", "cancelled", "dropped"
REPLACED = "replaced"

ALERT_STATES = StateMachine(
    states=(
        State(WAITING, "Chờ người thứ hai", "amber", "Đã soạn xong, chờ một người khác phát."),
        State(PUBLISHED, "Đã phát", "red", "Mọi màn hình trong địa bàn hiện ngay đến khi hết hạn."),
        State(CANCELLED, "Đã hủy", "grey", "Đã hủy trước khi hết hạn, màn hình đã được báo gỡ."),
        State(REPLACED, "Đã có bản thay", "grey", "Một bản mới hơn đã phát và thay bản này."),
        State(DROPPED, "Đã bỏ", "grey", "Không phát."),
    ),
    moves=moves(waiting=[PUBLISHED, DROPPED], published=[CANCELLED, REPLACED]),
    initial=WAITING,
    groups={"was_out": frozenset({PUBLISHED, CANCELLED, REPLACED})},
)

WORKS, FAULTY, IN_REPAIR, GONE = "works", "faulty", "in_repair", "gone"

EQUIPMENT_STATES = StateMachine(
    states=(
        State(WORKS, "Dùng tốt", "green", "Không có phiếu báo hỏng nào đang mở."),
        State(FAULTY, "Có báo hỏng", "red", "Có người báo hỏng, chưa ai nhận sửa."),
        State(IN_REPAIR, "Đang sửa", "amber", "Đã có người nhận sửa."),
        State(GONE, "Đã gỡ", "grey", "Không còn ở đó; mã quét không nhận báo hỏng nữa."),
    ),
    moves=moves(
        works=[FAULTY, IN_REPAIR, GONE],
        faulty=[IN_REPAIR, WORKS, GONE],
        in_repair=[WORKS, FAULTY, GONE],
        gone=[WORKS],
    ),
    initial=WORKS,
)
