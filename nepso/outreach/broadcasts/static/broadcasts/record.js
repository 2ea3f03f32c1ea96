// Records in the browser and puts a WAV (one channel, 24 kHz, 16 bits) into the form's own file
// field: the server can measure it without any decoder. Without this script a file is uploaded.
(function () {
  "use strict";
  var form = document.querySelector("form[data-recorder]");
  var devices = navigator.mediaDevices;
  var Context = window.AudioContext || window.webkitAudioContext;
  if (!form || !devices || !devices.getUserMedia || !window.MediaRecorder || !Context || !window.DataTransfer) return;
  var box = form.querySelector(".nep-recorder"), said = box.querySelector("[data-said]");
  var button = box.querySelector("[data-record]"), hear = box.querySelector("[data-hear]");
  var meter = box.querySelector("meter"), file = form.elements.file;
  var RATE = 24000, LONGEST = 30 * 60, recorder = null, sound = null, playing = null;
  box.hidden = false;

  function clock(seconds) {
    var rest = Math.floor(seconds % 60);
    return Math.floor(seconds / 60) + " phút " + (rest < 10 ? "0" : "") + rest + " giây";
  }
  function wav(samples) {
    var view = new DataView(new ArrayBuffer(44 + samples.length * 2));
    function word(at, text) { for (var i = 0; i < 4; i += 1) view.setUint8(at + i, text.charCodeAt(i)); }
    word(0, "RIFF"); view.setUint32(4, 36 + samples.length * 2, true); word(8, "WAVE"); word(12, "fmt ");
    view.setUint32(16, 16, true); view.setUint16(20, 1, true); view.setUint16(22, 1, true);
    view.setUint32(24, RATE, true); view.setUint32(28, RATE * 2, true); view.setUint16(32, 2, true);
    view.setUint16(34, 16, true); word(36, "data"); view.setUint32(40, samples.length * 2, true);
    for (var i = 0; i < samples.length; i += 1) {
      view.setInt16(44 + i * 2, Math.max(-1, Math.min(1, samples[i])) * 32767, true);
    }
    return new Blob([view], { type: "audio/wav" });
  }
  function keep(blob) {
    said.textContent = "Đang chuẩn bị bản ghi…";
    var context = new Context();
    return blob.arrayBuffer().then(function (data) { return context.decodeAudioData(data); }).then(function (found) {
      var away = new OfflineAudioContext(1, Math.ceil(found.duration * RATE), RATE), source = away.createBufferSource();
      source.buffer = found; source.connect(away.destination); source.start();
      return away.startRendering();
    }).then(function (made) {
      sound = made;
      var carried = new DataTransfer();
      carried.items.add(new File([wav(made.getChannelData(0))], "ban-ghi.wav", { type: "audio/wav" }));
      file.files = carried.files;
      file.dispatchEvent(new Event("change"));
      form.elements.is_recorded.value = "on";
      hear.hidden = false;
      said.textContent = "Đã ghi " + clock(made.duration) + ". Hãy nghe lại, rồi lưu bản đọc.";
    }).catch(function () { said.textContent = "Trình duyệt không đọc lại được bản ghi: hãy ghi bằng máy khác rồi tải tệp lên."; })
      .then(function () { context.close(); });
  }
  function watch(context, stream, begun) {
    var look = context.createAnalyser(), values = new Float32Array(look.fftSize = 1024), told = "";
    context.createMediaStreamSource(stream).connect(look);
    (function again() {
      if (!recorder || recorder.state !== "recording") return;
      look.getFloatTimeDomainData(values);
      var sum = 0, peak = 0;
      values.forEach(function (one) { sum += one * one; peak = Math.max(peak, Math.abs(one)); });
      var db = 10 * Math.log10(sum / values.length + 1e-9);
      meter.value = Math.max(0, Math.min(100, (db + 60) * 100 / 60));
      var word = peak > 0.98 ? "quá to, hãy lùi ra" : db < -45 ? "rất nhỏ hoặc im lặng" : db < -32 ? "hơi nhỏ" : "vừa";
      meter.setAttribute("aria-valuetext", word);
      var seconds = (Date.now() - begun) / 1000, now = Math.floor(seconds / 5) + word;
      if (now !== told) { told = now; said.textContent = "Đang ghi " + clock(seconds) + ", tiếng " + word + "."; }
      if (seconds > LONGEST) recorder.stop(); else setTimeout(again, 100);
    })();
  }
  button.addEventListener("click", function () {
    if (recorder && recorder.state === "recording") { recorder.stop(); return; }
    devices.getUserMedia({ audio: true }).then(function (stream) {
      var parts = [], context = new Context();
      recorder = new MediaRecorder(stream);
      recorder.addEventListener("dataavailable", function (event) { parts.push(event.data); });
      recorder.addEventListener("stop", function () {
        stream.getTracks().forEach(function (track) { track.stop(); });
        context.close();
        meter.value = 0;
        button.textContent = "Ghi lại từ đầu";
        keep(new Blob(parts, { type: recorder.mimeType }));
      });
      recorder.start(1000);
      button.textContent = "Dừng ghi";
      watch(context, stream, Date.now());
    }).catch(function () { said.textContent = "Chưa mở được micro: hãy cho phép trang này dùng micro, hoặc tải tệp âm thanh lên."; });
  });
  hear.addEventListener("click", function () {
    if (playing) { playing.stop(); return; }
    var context = new Context(), source = context.createBufferSource();
    playing = source;
    source.buffer = sound;
    source.connect(context.destination);
    source.onended = function () { playing = null; hear.textContent = "Nghe lại"; context.close(); };
    source.start();
    hear.textContent = "Dừng nghe";
  });
  file.addEventListener("change", function (event) {
    if (event.isTrusted) { form.elements.is_recorded.value = ""; hear.hidden = true; }
  });
})();
