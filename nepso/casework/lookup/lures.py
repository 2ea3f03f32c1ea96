"""The words and suffixes that a borrowed name is dressed with."""

from __future__ import annotations

LURES = {
    "bank", "banking", "digibank", "ebank", "ebanking", "ibank", "ibanking", "smartbanking",
    "online", "login", "dangnhap", "xacthuc", "xacminh", "verify", "secure", "security", "baomat",
    "otp", "smart", "smartotp", "sms", "hotro", "support", "cskh", "khuyenmai", "uudai", "quatang",
    "nhanqua", "qua", "tichdiem", "doidiem", "diemthuong", "trian", "vay", "vaytien", "vayvon",
    "tindung", "thetindung", "the", "hoantien", "hoanthue", "thanhtoan", "chuyentien", "nganhang",
    "mokhoa", "capnhat", "update", "vn", "vietnam", "app", "card", "credit", "pay", "vip", "gift",
    "event", "trungthuong", "phathanh", "hoadon", "tiendien", "thongbao", "nopphat", "tracuu",
    "hoso", "donhang", "vandon", "giaohang", "nhanthuong", "sim", "khachhang", "dichvu",
}  # fmt: skip
# Behind a name of three letters, without a hyphen, these make ordinary words: "vibonline".
WEAK = {
    "online", "vn", "vietnam", "app", "the", "qua", "sim", "pay", "card", "event", "gift", "vip",
    "smart", "support", "update", "dichvu", "sms", "secure", "credit", "hoso", "khachhang",
}  # fmt: skip
# What people come to a body of the State for.
STATE_LURES = {
    "quocgia", "xacthuc", "xacminh", "dangnhap", "capnhat", "dinhdanh", "tracuu", "phatnguoi",
    "nopphat", "nopthue", "hoanthue", "thue", "hotro", "tuyendung", "tiemchung", "hocbong",
    "trocap", "hoadon", "thongbao", "lephi", "kichhoat", "hoso", "giayto", "trungthuong", "gov",
    "cccd", "login", "verify", "mobile",
}  # fmt: skip
WEAK_STATE_LURES = {"online", "vn", "vietnam", "app", "dientu"}
# Cheap suffixes that stand in published scam lists far out of proportion.
CHEAP = {
    "top", "xyz", "vip", "icu", "cyou", "sbs", "cfd", "click", "buzz", "bond", "club", "online",
    "site", "shop", "live", "info", "cc", "tk", "ml", "ga", "cf", "gq", "pw", "ws", "life", "fun",
    "win", "loan", "work", "monster", "lol", "quest", "pro",
}  # fmt: skip
# Open to all and not where Vietnamese banks live.
OPEN_TO_ALL = CHEAP | {"net", "org", "biz", "mobi", "asia", "store", "website", "space", "link"}
# Suffixes of other countries where an unrelated firm may well bear a like name; the ones here are
# sold to anybody and are common in published scam lists.
SOLD_TO_ALL = {
    "vn", "cc", "co", "me", "tk", "ml", "ga", "cf", "gq", "pw", "ws", "to", "io", "la", "su", "ly",
    "cn", "in", "ru", "is", "sbs", "us", "eu", "asia",
}  # fmt: skip
HOME = {"vn", "com.vn"}  # handed out against papers: sister firms of a service live here
