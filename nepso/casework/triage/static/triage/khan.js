// The list of what is urgent is asked anew every minute (htmx). A sound plays for one that was not
// there before, only where the person switched it on, on this device.
(function () {
  var line = document.querySelector("[data-ring-sound]");
  var list = document.getElementById("khan");
  if (!line || !list || !window.AudioContext) { return; }
  var button = line.querySelector("button"), said = line.querySelector("[role=status]");
  var KEY = "nepso.khan.tieng", sound = null, known = list.dataset.newest.split(" ");

  function isOn() {
    try { return localStorage.getItem(KEY) === "1"; } catch (error) { return button.getAttribute("aria-pressed") === "true"; }
  }
  function show(on) {
    button.setAttribute("aria-pressed", String(on));
    button.textContent = on ? "Tắt tiếng báo" : "Bật tiếng báo khi có phản ánh khẩn";
    said.textContent = on ? "Tiếng báo đang bật." : "";
  }
  function beep() {
    sound = sound || new AudioContext();
    if (sound.state === "suspended") { sound.resume(); }
    [0, 0.4, 0.8].forEach(function (after) {
      var tone = sound.createOscillator(), loud = sound.createGain(), at = sound.currentTime + after;
      tone.frequency.value = 880;
      loud.gain.setValueAtTime(0.3, at);
      loud.gain.setValueAtTime(0, at + 0.25);
      tone.connect(loud).connect(sound.destination);
      tone.start(at);
      tone.stop(at + 0.3);
    });
    if (sound.state !== "running") { said.textContent = "Tiếng báo đang bật: hãy bấm vào trang một lần để trình duyệt cho phép phát tiếng."; }
  }
  button.addEventListener("click", function () {
    var on = button.getAttribute("aria-pressed") !== "true";
    try { localStorage.setItem(KEY, on ? "1" : "0"); } catch (error) { said.textContent = ""; }
    show(on);
    if (on) { beep(); }
  });
  document.addEventListener("htmx:afterSettle", function () {
    var there = document.getElementById("khan");
    if (!there) { location.reload(); return; }  // signed out meanwhile: the page says so
    var now = there.dataset.newest.split(" ");
    var isNew = now.some(function (one) { return one && known.indexOf(one) < 0; });
    known = now;
    document.title = document.title.replace(/^\(Khẩn\) /, "");
    if (now.some(Boolean)) { document.title = "(Khẩn) " + document.title; }
    if (isNew && isOn()) { beep(); }
  });
  line.hidden = false;
  show(isOn());
  if (list.dataset.ringing !== "0" && isOn()) { beep(); }
})();
