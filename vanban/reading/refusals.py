"""Why a file cannot be read, in one Vietnamese sentence each: what is wrong, what to do."""

from __future__ import annotations

from vanban.errors import UnreadableDocument

_SENTENCES = {
    "empty": "Tệp rỗng, không có nội dung nào; hãy kiểm tra lại tệp rồi gửi lại.",
    "no_text": "Tệp không có chữ nào đọc được (có thể chỉ gồm ảnh);"
    " hãy gửi bản .docx hoặc PDF có chữ do nơi ban hành cung cấp.",
    "too_large": "Tệp quá lớn để đọc (giới hạn {limit} MB);"
    " hãy tách bớt phụ lục hoặc giảm dung lượng ảnh rồi gửi lại.",
    "too_many_pages": "Văn bản dài quá giới hạn {limit} trang;"
    " hãy tách riêng phần kế hoạch rồi gửi lại.",
    "too_long": "Văn bản chứa quá nhiều chữ để đọc một lần;"
    " hãy tách riêng phần kế hoạch rồi gửi lại.",
    "encrypted": "Tệp được đặt mật khẩu nên không đọc được;"
    " hãy bỏ mật khẩu (lưu lại bản không khóa) rồi gửi lại.",
    "broken": "Tệp bị hỏng hoặc chưa tải về hết nên không đọc được;"
    " hãy mở thử tệp, lưu lại rồi gửi lại.",
    "incomplete": "Tệp Word bị hỏng bên trong nên nội dung đọc được không đầy đủ;"
    " hãy mở tệp bằng Word, lưu lại rồi gửi lại.",
    "zip_bomb": "Tệp nén bung ra lớn bất thường nên bị từ chối để bảo vệ hệ thống;"
    " hãy mở bằng Word, lưu lại thành .docx rồi gửi lại.",
    "xml_entities": "Tệp chứa khai báo thực thể XML mà văn bản Word bình thường không có nên bị"
    " từ chối; hãy mở bằng Word, lưu lại thành .docx rồi gửi lại.",
    "too_costly": "Đọc tệp này tốn quá nhiều thời gian hoặc bộ nhớ nên đã dừng lại;"
    " hãy lưu lại tệp bằng Word hoặc in ra PDF mới rồi gửi lại.",
    "crashed": "Phần đọc tệp đã dừng đột ngột vì tệp này;"
    " hãy lưu lại tệp bằng Word hoặc in ra PDF mới rồi gửi lại.",
    "old_word": "Tệp .doc là định dạng Word cũ chưa đọc được trực tiếp;"
    " hãy mở bằng Word, chọn Lưu thành .docx rồi gửi lại.",
    "other_office": "Định dạng {format} chưa đọc được;"
    " hãy mở tệp, lưu thành .docx hoặc PDF rồi gửi lại.",
    "image": "Tệp là ảnh, không có chữ để đọc;"
    " hãy gửi bản .docx hoặc PDF có chữ do nơi ban hành cung cấp.",
    "unknown": "Không nhận ra định dạng của tệp; hãy gửi tệp .docx, .pdf, .txt hoặc .md.",
    "not_found": "Không mở được tệp {name}; hãy kiểm tra lại đường dẫn và quyền đọc tệp.",
    "no_converter": "Máy này chưa cài {program} nên chưa đọc được loại tệp này;"
    " hãy cài chương trình đó hoặc gửi bản .docx hay PDF có chữ.",
    "conversion_failed": "{program} không chuyển được tệp này;"
    " hãy mở tệp bằng chương trình đã tạo ra nó, lưu thành .docx rồi gửi lại.",
}


def refusal(code: str, **facts: object) -> UnreadableDocument:
    """The error for ``code`` with its sentence filled in; KeyError for an unknown code."""
    return UnreadableDocument(code, _SENTENCES[code].format(**facts))
