"""What a keeper types to connect an outlet, kind by kind; what is public and what is sealed."""

from __future__ import annotations

from dataclasses import dataclass

from nepso.outreach.distribution.kinds import OutletKind


@dataclass(frozen=True, slots=True)
class Asked:
    """One thing that is asked for. ``is_long``: several lines. ``is_place``: with another one, what
    was sent before stands elsewhere."""

    name: str
    label: str
    help: str = ""
    is_needed: bool = True
    is_long: bool = False
    choices: tuple[tuple[str, str], ...] = ()
    is_place: bool = False


@dataclass(frozen=True, slots=True)
class Service:
    """A service as its page shows it. ``was_tried`` on the live service; ``lead`` says what it
    does, ``where`` from where its codes come."""

    facts: tuple[Asked, ...]
    secrets: tuple[Asked, ...]
    was_tried: bool
    lead: str
    where: str


_UNTRIED = False
_REFRESH = "Mã làm mới"

SERVICES: dict[str, Service] = {
    OutletKind.FACEBOOK: Service(
        (
            Asked(
                "page_id",
                "Số của trang",
                "Dãy số trong phần giới thiệu của trang Facebook.",
                is_place=True,
            ),
        ),
        (Asked("token", "Mã truy cập của trang", "Có quyền pages_manage_posts."),),
        _UNTRIED,
        "Đăng lời kèm ảnh hoặc liên kết lên trang, xóa bài khi thu hồi.",
        "Lấy mã trong trang dành cho nhà phát triển của Meta, chọn đúng trang của cơ quan.",
    ),
    OutletKind.ZALO_OA: Service(
        (
            Asked("app_id", "Số của ứng dụng"),
            Asked(
                "cover_url", "Liên kết ảnh bìa", "Zalo đòi mỗi bài có ảnh bìa, ở một địa chỉ https."
            ),
        ),
        (
            Asked("app_secret", "Khóa bí mật của ứng dụng"),
            Asked("refresh_token", _REFRESH, "Dùng một lần; sau đó máy tự giữ mã mới."),
        ),
        _UNTRIED,
        "Tạo bài viết trên tài khoản, gỡ bài khi thu hồi. Không gửi tin nhắn cho từng người.",
        "Lấy ở trang nhà phát triển của Zalo sau khi tài khoản cấp quyền cho ứng dụng.",
    ),
    OutletKind.YOUTUBE: Service(
        (
            Asked("client_id", "Số của ứng dụng Google"),
            Asked(
                "on_recall",
                "Khi thu hồi",
                choices=(("delete", "Xóa video"), ("private", "Chuyển thành riêng tư")),
            ),
            Asked(
                "made_for_kids",
                "Video của kênh có dành cho trẻ em không",
                "YouTube bắt buộc khai: video dành cho trẻ em thì bị tắt bình luận và thông báo.",
                choices=(
                    ("", "Chưa chọn"),
                    ("no", "Không, dành cho mọi người"),
                    ("yes", "Có, dành cho trẻ em"),
                ),
            ),
        ),
        (
            Asked("client_secret", "Khóa bí mật của ứng dụng"),
            Asked("refresh_token", _REFRESH, "Cấp với quyền youtube.upload và youtube.force-ssl."),
        ),
        _UNTRIED,
        "Tải video và phụ đề lên kênh. Ứng dụng chưa được Google xét duyệt thì video chỉ ở chế độ "
        "riêng tư.",
        "Lấy ở trang quản lý ứng dụng của Google, bật dịch vụ YouTube.",
    ),
    OutletKind.WEBHOOK: Service(
        (Asked("url", "Địa chỉ nhận", "Bắt đầu bằng https://", is_place=True),),
        (Asked("key", "Khóa ký", "Từ 32 ký tự trở lên, hai bên cùng giữ."),),
        True,
        "Gửi lời và tên ảnh, có chữ ký, đến máy chủ của đơn vị khác; báo gỡ khi thu hồi.",
        "Hai bên thống nhất một khóa; cách kiểm tra chữ ký có trong tài liệu dành cho bên nhận.",
    ),
    OutletKind.FOLDER: Service(
        (
            Asked(
                "folder",
                "Thư mục",
                "Ở ngay máy chủ này thì nằm trong thư mục riêng của cơ quan: mỗi cơ quan một nơi.",
                is_place=True,
            ),
            Asked(
                "host",
                "Tên máy SFTP",
                "Để trống nếu thư mục ở ngay máy chủ này.",
                False,
                is_place=True,
            ),
            Asked("port", "Cổng", "Để trống là 22.", False),
            Asked("user", "Tên đăng nhập", "", False),
            Asked(
                "host_key",
                "Khóa của máy SFTP",
                "Một dòng, ví dụ bắt đầu bằng ssh-ed25519, do người quản lý máy ấy đưa. "
                "Máy đưa ra khóa khác thì hệ thống không gửi.",
                False,
                True,
            ),
        ),
        (
            Asked("password", "Mật khẩu SFTP", "", False),
            Asked("private_key", "Khóa riêng SFTP", "Thay cho mật khẩu.", False, True),
        ),
        True,
        "Ghi lời đọc, âm thanh, lịch và danh sách phát vào thư mục mà hệ thống loa đọc; xóa khi "
        "thu hồi.",
        "Hỏi đơn vị lắp đặt hệ thống loa: máy nào, thư mục nào, khóa của máy là gì.",
    ),
    OutletKind.TIKTOK: Service(
        (),
        (),
        _UNTRIED,
        "TikTok giữ riêng tư mọi bài của ứng dụng chưa được xét duyệt, nên hệ thống không tự đăng: "
        "hãy đăng bằng bộ tài liệu rồi ghi liên kết vào lượt đăng.",
        "",
    ),
}
