// A long list of boxes: searched with or without tone marks, all that is shown chosen at once, and
// how many are chosen said beside its fold. Without this script the boxes stand under their letters.
(function () {
  "use strict";
  function folded(text) {
    return text.toLowerCase().normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/đ/g, "d").trim();
  }
  document.querySelectorAll("[data-many]").forEach(function (list) {
    var boxes = Array.from(list.querySelectorAll("input[type=checkbox]"));
    var search = list.querySelector("[data-search]"), told = list.querySelector("[data-told]");
    var names = boxes.map(function (box) { return folded(box.parentNode.textContent); });
    function say() {
      var chosen = boxes.filter(function (box) { return box.checked; }).length;
      list.querySelector("[data-chosen]").textContent = "(đã chọn " + chosen + " trên " + boxes.length + ")";
    }
    function shown() { return boxes.filter(function (box) { return !box.parentNode.hidden; }); }
    function filter() {
      var wanted = folded(search.value);
      boxes.forEach(function (box, at) { box.parentNode.hidden = !names[at].includes(wanted); });
      list.querySelectorAll("[data-group]").forEach(function (group) {
        group.hidden = !group.querySelector(".govuk-checkboxes__item:not([hidden])");
      });
      told.textContent = wanted ? "Thấy " + shown().length + " nơi." : "";
    }
    function set(some, on) {
      some.forEach(function (box) { box.checked = on; });
      say();
    }
    list.querySelector("[data-tools]").hidden = false;
    search.addEventListener("input", filter);
    search.addEventListener("keydown", function (event) {
      if (event.key === "Enter") event.preventDefault();  // it searches, it does not send the form
    });
    list.querySelector("[data-all]").addEventListener("click", function () { set(shown(), true); });
    list.querySelector("[data-none]").addEventListener("click", function () { set(boxes, false); });
    list.addEventListener("change", say);
    say();
  });
})();
