// Counts as one types, as the outlet counts: characters, messages that a text is sent as, seconds to
// read it. Without this script the page says the same of what was sent to it. The same rules as
// making/counting.py and making/scripts.py of nepso/outreach/distribution, and as len() for a field of
// ``nepso.ui.forms.counted``; tests in a browser hold the two side by side.
(function () {
  "use strict";
  // 3GPP TS 23.038, 6.2.1: the alphabet of seven bits, and what takes two places in it.
  var ONCE = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡" +
    "ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
  var TWICE = "\f^{}\\[~]|€";
  var show = new Intl.NumberFormat("vi-VN");

  function message(text) {
    var letters = Array.from(text);
    var plain = letters.every(function (one) { return ONCE.includes(one) || TWICE.includes(one); });
    var wide = letters.map(function (one) {
      return plain ? (TWICE.includes(one) ? 2 : 1) : one.length;
    });
    var units = wide.reduce(function (sum, one) { return sum + one; }, 0);
    var each = plain ? 153 : 67, parts = 0, room = 0;
    if (units <= (plain ? 160 : 70)) return { units: units, parts: units ? 1 : 0, plain: plain };
    wide.forEach(function (one) {  // what takes two places is never torn in two
      if (one > room) { parts += 1; room = each; }
      room -= one;
    });
    return { units: units, parts: parts, plain: plain };
  }

  function seconds(text, speed) {
    var words = text.replace(/\/\/?/g, " ").match(/[\u3400-\u9fff]|[^\s\u3400-\u9fff]+/g) || [];
    var pauses = (text.match(/\/\/?/g) || []).reduce(function (sum, one) {
      return sum + (one === "/" ? 0.5 : 1.5);
    }, 0);
    return Math.ceil(words.length * 60 / Math.max(1, speed) + pauses);
  }

  function size(text, counted) {
    if (counted === "bytes") return new Blob([text]).size;
    if (counted === "line") return Math.max.apply(null, text.split("\n").map(function (one) {
      return Array.from(one).length;
    }));
    if (counted === "characters") return Array.from(text).length;
    return counted === "septets" ? message(text).units : text.length;
  }

  document.querySelectorAll("textarea[data-counted], input[data-counted]").forEach(function (box) {
    var told = document.getElementById(box.dataset.told || box.getAttribute("aria-describedby"));
    function put(name, words) {
      var place = told.querySelector("[data-" + name + "]");
      if (place) place.textContent = words;
    }
    function count() {
      var text = box.value.replace(/\r\n/g, "\n").trim().normalize("NFC");
      var now = size(text, box.dataset.counted), sms = message(text);
      put("size", show.format(now));
      put("parts", show.format(sms.parts));
      told.querySelectorAll("[data-marks]").forEach(function (place) {
        place.hidden = (place.dataset.marks === "no") !== sms.plain;
      });
      put("seconds", show.format(seconds(text, Number(box.dataset.wordsAMinute))));
      told.classList.toggle("nep-count--over", now > Number(box.dataset.most));
    }
    box.addEventListener("input", count);
    count();  // a browser keeps what was typed when one comes back
  });
})();
