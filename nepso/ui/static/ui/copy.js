// A button that copies the text of a place; without script it stays hidden and the text is selected
// by hand. Where no clipboard is given (a page without https) the selection is copied.
(function () {
  "use strict";
  function select(place) {
    var range = document.createRange();
    range.selectNodeContents(place);
    window.getSelection().removeAllRanges();
    window.getSelection().addRange(range);
  }

  document.querySelectorAll("[data-copy]").forEach(function (button) {
    var place = document.getElementById(button.dataset.copy);
    var told = button.parentNode.querySelector("[role=status]");
    function say(done) {
      var failed = told.dataset.failed || "Máy không cho chép: hãy giữ vào lời rồi chọn chép.";
      told.textContent = done ? told.dataset.done || "Đã chép." : failed;
    }
    function byHand() {
      select(place);
      say(document.execCommand("copy"));
    }
    button.hidden = false;
    button.addEventListener("click", function () {
      if (!navigator.clipboard) { byHand(); return; }
      navigator.clipboard.writeText(place.textContent.trim()).then(function () { say(true); }, byHand);
    });
  });
})();
