"""The catalogue of the open figures as DCAT (W3C DCAT 3, with what DCAT-AP 3 demands), in JSON-LD.

The context stands in the file itself: whoever reads it fetches nothing else.
"""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from nepso.kernel.addresses import whole
from nepso.portal.public_figures import Figures

_CONTEXT = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
_TYPES = "https://www.iana.org/assignments/media-types/"
_CSV = "http://publications.europa.eu/resource/authority/file-type/CSV"
_CONTINUOUS = "http://publications.europa.eu/resource/authority/frequency/CONT"
_VIETNAMESE = "http://publications.europa.eu/resource/authority/language/VIE"
KEYWORDS = ("phản ánh", "điều gây hại trên mạng", "trả lời đúng hạn", "khiếu nại")


def _said(text: str) -> dict[str, str]:
    return {"@value": text, "@language": "vi"}


def catalogue(publisher: str, years: list[Figures]) -> dict[str, Any]:
    """One dataset a year, each with its CSV; ``publisher`` is the agency that answers for them."""
    page = whole(reverse("portal:figures"))
    agency = {
        "@id": f"{page}#noi-cong-bo",
        "@type": "foaf:Agent",
        "foaf:name": _said(publisher),
    }
    return {
        "@context": _CONTEXT,
        "@id": whole(reverse("portal:figures_dcat")),
        "@type": "dcat:Catalog",
        "dct:title": _said("Số liệu mở về phản ánh điều gây hại trên môi trường số"),
        "dct:description": _said(
            "Theo từng năm: đã nhận gì, trả lời đúng hạn bao nhiêu, không nhận vì sao, khiếu nại "
            "được chấp nhận bao nhiêu. Không có nội dung phản ánh, không có tên ai; số dưới 5 "
            "không được công bố."
        ),
        "dct:language": {"@id": _VIETNAMESE},
        "dct:publisher": agency,
        "foaf:homepage": {"@id": page, "@type": "foaf:Document"},
        "dcat:dataset": [_dataset(one, agency["@id"], page) for one in years],
    }


def _dataset(figures: Figures, agency: Any, page: str) -> dict[str, Any]:
    year, file = figures.year, whole(reverse("portal:figures_csv", args=[figures.year]))
    return {
        "@id": f"{page}#nam-{year}",
        "@type": "dcat:Dataset",
        "dct:identifier": f"so-lieu-phan-anh-{year}",
        "dct:title": _said(f"Phản ánh điều gây hại trên môi trường số, năm {year}"),
        "dct:description": _said(
            "Mỗi dòng một con số: tên, mã, giá trị, nghĩa. Số bị che để trống và được đánh dấu."
        ),
        "dct:publisher": {"@id": agency},
        "dct:language": {"@id": _VIETNAMESE},
        "dct:accrualPeriodicity": {"@id": _CONTINUOUS},
        "dct:modified": {
            "@value": figures.counted_at.isoformat(timespec="seconds"),
            "@type": "xsd:dateTime",
        },
        "dct:temporal": {
            "@type": "dct:PeriodOfTime",
            "dcat:startDate": {"@value": f"{year}-01-01", "@type": "xsd:date"},
            "dcat:endDate": {"@value": f"{year}-12-31", "@type": "xsd:date"},
        },
        "dcat:keyword": [_said(word) for word in KEYWORDS],
        "dcat:landingPage": {"@id": f"{page}?nam={year}", "@type": "foaf:Document"},
        "dcat:distribution": [
            {
                "@id": f"{file}#csv",
                "@type": "dcat:Distribution",
                "dct:title": _said(f"CSV năm {year}"),
                "dcat:accessURL": {"@id": f"{page}?nam={year}"},
                "dcat:downloadURL": {"@id": file},
                "dcat:mediaType": {"@id": f"{_TYPES}text/csv"},
                "dct:format": {"@id": _CSV},
            }
        ],
    }
