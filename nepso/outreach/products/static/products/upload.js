// Sends a large file in parts before the form: what a poor network broke off goes on where it
// stopped, also after the page was opened again. Without this script the form sends the file whole.
(function () {
  "use strict";
  var form = document.querySelector("form[data-start]");
  if (!form || !window.fetch || !window.sessionStorage) return;
  var file = form.elements.file, uploaded = form.elements.uploaded;
  var box = form.querySelector(".nep-upload"), said = box.querySelector("p");
  var bar = box.querySelector("progress"), csrf = form.elements.csrfmiddlewaretoken.value;
  var SMALL = 2e6, busy = false, show = new Intl.NumberFormat("vi-VN", { maximumFractionDigits: 1 });

  function tell(words, share) {
    box.hidden = false;
    said.textContent = words;
    if (share !== undefined) bar.value = Math.round(share * 100);
  }
  function wanted() {
    var one = file.files[0];
    return one && one.size > SMALL && /^(audio|video)\//.test(one.type) ? one : null;
  }
  function name(one) { return "nep-tai:" + [one.name, one.size, one.lastModified].join(":"); }
  function wait(seconds) {
    return new Promise(function (done) {
      window.addEventListener("online", done, { once: true });
      setTimeout(done, seconds * 1000);
    });
  }
  function read(answer) {
    return answer.json().catch(function () { return {}; }).then(function (told) {
      told.status = answer.status;
      return told;
    });
  }
  function begin(one) {
    var told = new URLSearchParams({ name: one.name, size: one.size });
    return fetch(form.dataset.start, { method: "POST", body: told, headers: { "X-CSRFToken": csrf } })
      .then(read).then(function (answer) {
        if (answer.status !== 200) throw new Error(answer.sentence || "Máy chủ chưa nhận được: hãy gửi lại sau ít phút.");
        sessionStorage.setItem(name(one), answer.token);
        return answer;
      });
  }
  function resume(one) {
    var token = sessionStorage.getItem(name(one));
    if (!token) return begin(one);
    return fetch(form.dataset.part, { headers: { "X-Upload": token } }).then(read).then(function (answer) {
      return answer.status === 200 ? { token: token, at: answer.at } : begin(one);
    });
  }
  function send(one, token, at, tries) {
    var mb = function (bytes) { return show.format(bytes / 1e6); };
    tell("Đã tải " + mb(at) + " trong " + mb(one.size) + " MB. Mất mạng thì cứ để trang này mở.", at / one.size);
    if (at >= one.size) return Promise.resolve(token);
    return fetch(form.dataset.part, {
      method: "POST", body: one.slice(at, at + 1e6),
      headers: { "X-CSRFToken": csrf, "X-Upload": token, "X-Offset": at, "Content-Type": "application/octet-stream" }
    }).then(read).then(function (answer) {
      if (answer.status === 200 || answer.status === 409) return send(one, token, answer.at, 0);
      if (answer.status < 500) throw new Error(answer.sentence || "Máy chủ không nhận phần này: hãy tải lại trang.");
      throw new TypeError("again");
    }).catch(function (error) {
      if (!(error instanceof TypeError)) throw error;
      tell("Mất mạng ở " + mb(at) + " MB: sẽ tự tải tiếp từ đó.", at / one.size);
      return wait(Math.min(30, 2 + 2 * tries)).then(function () { return send(one, token, at, tries + 1); });
    });
  }

  file.addEventListener("change", function () {
    var one = file.files[0];
    uploaded.value = "";
    box.hidden = true;
    if (!one || !/^(audio|video)\//.test(one.type)) return;
    var most = Number(/^video/.test(one.type) ? form.dataset.video : form.dataset.audio);
    if (one.size <= most) return;
    file.value = "";
    file.dispatchEvent(new Event("change"));
    tell("Tệp nặng " + show.format(one.size / 1e6) + " MB, quá " + show.format(most / 1e6) + " MB nên chưa gửi: hãy xuất lại ở cỡ nhỏ hơn (720p), " +
      "hoặc đăng lên kênh YouTube của cơ quan rồi ghi liên kết vào nội dung sản phẩm. Những gì đã nhập vẫn còn.", 0);
  });
  form.addEventListener("submit", function (event) {
    var one = wanted();
    if (busy) { event.preventDefault(); return; }
    if (!one || uploaded.value) return;
    event.preventDefault();
    busy = true;
    resume(one).then(function (start) { return send(one, start.token, start.at, 0); }).then(function (token) {
      uploaded.value = token;
      sessionStorage.removeItem(name(one));
      file.disabled = true;
      busy = false;
      form.submit();
    }).catch(function (error) { busy = false; tell(error.message); });
  });
})();
