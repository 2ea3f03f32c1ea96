// Counts as one types, as the platform counts; without this script the page counts when it is sent.
(function () {
  "use strict";
  var TWICE = "\f^{}\\[~]|€";
  function size(text, counted) {
    if (counted === "bytes") return new Blob([text]).size;
    if (counted === "line") return Math.max.apply(null, text.split("\n").map(function (one) {
      return Array.from(one).length;
    }));
    if (counted === "characters") return Array.from(text).length;
    if (counted !== "septets") return text.length;
    var units = text.length;
    for (var i = 0; i < text.length; i += 1) if (TWICE.indexOf(text[i]) >= 0) units += 1;
    return units;
  }
  Array.prototype.forEach.call(document.querySelectorAll("textarea[data-counted]"), function (box) {
    var told = document.getElementById(box.getAttribute("aria-describedby"));
    var unit = told.textContent.replace(/^[^/]*\/\s*[\d.]+\s*/, "");
    var most = Number(box.dataset.most), show = new Intl.NumberFormat("vi-VN");
    box.addEventListener("input", function () {
      var now = size(box.value.replace(/\r\n/g, "\n").trim().normalize("NFC"), box.dataset.counted);
      told.textContent = show.format(now) + " / " + show.format(most) + " " + unit;
      told.classList.toggle("nep-count--over", now > most);
    });
  });
})();
