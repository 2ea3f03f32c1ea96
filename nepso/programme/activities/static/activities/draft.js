// Recording an activity where the network drops: what is typed and photographed is kept on the
// device (IndexedDB), sent when the network is back, and taken once by the server (draft_key).
// Without this script the form works as any other.
(function () {
  "use strict";
  var form = document.getElementById("ghi-hoat-dong");
  var place = document.getElementById("ban-nhap");
  if (!form || !window.indexedDB || !window.fetch || !window.Promise) return;
  var person = form.dataset.person, key = form.elements.draft_key.value;
  var photos = [], sending = false, timer = 0;
  var NEEDED = ["title", "task", "done_on"], LONGEST = 2560, WAIT = 90000;

  // -- the device ---------------------------------------------------------------------------
  function store(mode, work) {
    return new Promise(function (done, fail) {
      var open = indexedDB.open("nepso-hoat-dong", 1);
      open.onupgradeneeded = function () { open.result.createObjectStore("ban-nhap", { keyPath: "key" }); };
      open.onerror = function () { fail(open.error); };
      open.onsuccess = function () {
        var base = open.result, turn = base.transaction("ban-nhap", mode);
        var request = work(turn.objectStore("ban-nhap"));
        turn.oncomplete = function () { base.close(); done(request.result); };
        turn.onerror = turn.onabort = function () { base.close(); fail(turn.error); };
      };
    });
  }
  function keep(draft) { return store("readwrite", function (s) { return s.put(draft); }); }
  function forget(gone) { return store("readwrite", function (s) { return s.delete(gone); }); }
  function mine() {
    return store("readonly", function (s) { return s.getAll(); }).then(function (all) {
      return all.filter(function (draft) { return draft.person === person; });
    });
  }

  // -- the form -----------------------------------------------------------------------------
  function typed() {
    var pairs = [];
    Array.prototype.forEach.call(form.elements, function (one) {
      if (!one.name || one.type === "file" || one.type === "submit") return;
      if (one.name === "csrfmiddlewaretoken") return;
      pairs.push([one.name, one.value]);
    });
    return pairs;
  }
  function draftNow(queued, then) {
    return {
      key: key, person: person, url: form.action, fields: typed(), photos: photos,
      queued: queued, then: then || "nhap", saved: Date.now()
    };
  }
  function value(draft, name) {
    var found = draft.fields.filter(function (pair) { return pair[0] === name; })[0];
    return found ? found[1] : "";
  }
  function isEmpty() { return !form.elements.title.value.trim() && !photos.length; }
  function saveSoon() {
    clearTimeout(timer);
    timer = setTimeout(function () { if (!sending && !isEmpty()) keep(draftNow(false)); }, 400);
  }

  // -- photos: made smaller before they go over a poor network ---------------------------------
  function smaller(file) {
    if (file.size < 700000 || !window.createImageBitmap) return Promise.resolve(file);
    return createImageBitmap(file, { imageOrientation: "from-image" }).then(function (picture) {
      var share = Math.min(1, LONGEST / Math.max(picture.width, picture.height));
      var canvas = document.createElement("canvas");
      canvas.width = Math.round(picture.width * share);
      canvas.height = Math.round(picture.height * share);
      canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
      return new Promise(function (done) {
        canvas.toBlob(function (blob) { done(blob && blob.size < file.size ? blob : file); }, "image/jpeg", 0.86);
      });
    }).catch(function () { return file; }); // what the browser cannot read, the server may
  }
  function take(input) {
    var files = Array.prototype.slice.call(input.files);
    Promise.all(files.map(function (file) {
      return smaller(file).then(function (blob) { return { name: file.name, blob: blob }; });
    })).then(function (taken) {
      photos = photos.concat(taken);
      input.value = "";
      input.dispatchEvent(new Event("change"));
      show();
      saveSoon();
    });
  }
  function show() {
    var list = document.getElementById("anh-da-chon");
    list.textContent = "";
    photos.forEach(function (photo, at) {
      var line = document.createElement("li"), words = document.createElement("span");
      words.textContent = photo.name + " · " + Math.max(1, Math.round(photo.blob.size / 1024)) + " kB";
      line.appendChild(words);
      line.appendChild(pressed("Bỏ", "quiet", function () { photos.splice(at, 1); show(); saveSoon(); }, photo.name));
      list.appendChild(line);
    });
  }

  // -- telling ------------------------------------------------------------------------------
  function pressed(text, kind, act, about) {
    var made = document.createElement("button"), words = document.createElement("span");
    made.type = "button";
    made.className = "nep-button nep-button--" + kind;
    words.textContent = text;
    made.appendChild(words);
    if (about) made.setAttribute("aria-label", text + ": " + about);
    made.addEventListener("click", act);
    return made;
  }
  function say(kind, title, text, extra) {
    var box = document.createElement("div"), words = document.createElement("div");
    box.className = "nep-banner nep-banner--" + kind;
    box.setAttribute("role", kind === "warning" ? "alert" : "status");
    words.className = "nep-banner__text";
    [[title, "nep-banner__title"], [text, ""]].forEach(function (part) {
      if (!part[0]) return;
      var line = document.createElement("p");
      line.className = part[1];
      line.textContent = part[0];
      words.appendChild(line);
    });
    (extra || []).forEach(function (one) { words.appendChild(one); });
    box.appendChild(words);
    place.textContent = "";
    place.appendChild(box);
    place.hidden = false;
    if (place.getBoundingClientRect().top < 0) place.scrollIntoView({ block: "start" });
  }
  function linkTo(url, text) {
    var made = document.createElement("a");
    made.href = url;
    made.textContent = text;
    return made;
  }

  // -- sending ------------------------------------------------------------------------------
  function post(draft) {
    var body = new FormData(), stop = new AbortController();
    draft.fields.forEach(function (pair) { body.append(pair[0], pair[1]); });
    draft.photos.forEach(function (photo) { body.append("photos", photo.blob, photo.name); });
    body.append("roi", draft.then);
    body.append("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
    var late = setTimeout(function () { stop.abort(); }, WAIT);
    return fetch(draft.url, { method: "POST", body: body, headers: { "X-Nepso-Draft": "1" }, credentials: "same-origin", signal: stop.signal })
      .then(function (answer) { clearTimeout(late); return answer; },
        function (error) { clearTimeout(late); throw error; });
  }
  function waits(draft) {
    var missing = NEEDED.filter(function (name) { return !value(draft, name).trim(); });
    draft.queued = !missing.length;
    keep(draft).then(function () {
      if (missing.length) {
        say("warning", "Đã lưu trên máy, chưa gửi", "Còn thiếu việc đã làm, nhiệm vụ hoặc ngày: hãy điền rồi bấm lưu lần nữa.");
      } else {
        say("warning", "Đã lưu trên máy, chưa gửi", "Mạng đang mất. Hoạt động sẽ tự gửi khi có mạng; hãy giữ trang này mở hoặc mở lại trang này sau.");
      }
    }, function () {
      say("error", "Chưa lưu được", "Mạng đang mất và máy không cho lưu: hãy giữ trang này mở rồi bấm lại.");
    });
  }
  function isSignIn(answer) { return answer.status === 401; }
  // 201 tells the address without opening it: the page there shows its messages once.
  function stored(answer) { return answer.status === 201 && answer.headers.get("Location"); }

  form.addEventListener("submit", function (event) {
    event.preventDefault();
    if (sending) return;
    sending = true;
    clearTimeout(timer);
    var then = event.submitter ? event.submitter.value : "nhap", draft = draftNow(false, then);
    say("info", "Đang gửi…", "");
    keep(draft).catch(function () { return null; }).then(function () { return post(draft); })
      .then(function (answer) {
        if (isSignIn(answer)) {
          say("warning", "Đã lưu trên máy, chưa gửi", "Phiên làm việc đã hết: hãy đăng nhập lại rồi mở trang này.", [linkTo("/tai-khoan/dang-nhap/?next=" + encodeURIComponent(location.pathname + location.search), "Đăng nhập")]);
          return null;
        }
        if (stored(answer)) {
          return forget(draft.key).then(function () { location.assign(stored(answer)); });
        }
        if (answer.status >= 500 || answer.status === 429) return waits(draft);
        return answer.text().then(function (page) {
          document.open(); document.write(page); document.close(); // the form with its errors
        });
      }, function () { return waits(draft); })
      .then(function () { sending = false; });
  });

  var looking = false; // two events in one moment would both find the draft and both send it
  function sendWaiting() {
    if (sending || looking) return;
    looking = true;
    mine().then(function (drafts) {
      return drafts.filter(function (draft) { return draft.queued; }).reduce(function (before, draft) {
        return before.then(function () { return sendOne(draft); });
      }, Promise.resolve());
    }).catch(function () { return null; }).then(function () { looking = false; });
  }
  function sendOne(draft) {
    sending = true;
    return post(draft).then(function (answer) {
      if (isSignIn(answer) || answer.status >= 500 || answer.status === 429) return null;
      if (stored(answer)) {
        return forget(draft.key).then(function () {
          if (draft.key === key) { location.assign(stored(answer)); return; }
          say("success", "Đã gửi hoạt động đang chờ", value(draft, "title"), [linkTo(stored(answer), "Mở hoạt động")]);
        });
      }
      draft.queued = false; // refused with a sentence: the person opens it and sees why
      return keep(draft).then(offer);
    }, function () { return null; }).then(function () { sending = false; });
  }

  // -- what was left from before ----------------------------------------------------------------
  function fill(draft) {
    draft.fields.forEach(function (pair) {
      var one = form.elements[pair[0]];
      if (one && pair[0] !== "co_quan") one.value = pair[1];
    });
    key = draft.key;
    form.elements.draft_key.value = key;
    photos = draft.photos;
    show();
    place.hidden = true;
    form.elements.title.focus();
  }
  function offer() {
    mine().then(function (drafts) {
      var same = drafts.filter(function (draft) { return draft.key === key; })[0];
      if (same && !photos.length) { photos = same.photos; show(); }
      var others = drafts.filter(function (draft) { return draft.key !== key && !draft.queued; });
      if (!others.length) return;
      var left = others[0], row = document.createElement("div");
      row.className = "nep-actions";
      row.appendChild(pressed("Mở tiếp", "secondary", function () { fill(left); }));
      row.appendChild(pressed("Bỏ bản này", "quiet", function () { forget(left.key).then(function () { place.hidden = true; offer(); }); }));
      say("info", "Có bản chưa gửi trên máy này", value(left, "title") || left.photos.length + " ảnh", [row]);
    });
  }

  form.addEventListener("input", saveSoon);
  Array.prototype.forEach.call(form.querySelectorAll("input[type=file]"), function (input) {
    input.addEventListener("change", function () { if (input.files.length) take(input); });
  });
  window.addEventListener("online", sendWaiting);
  setInterval(sendWaiting, 20000);
  offer();
  sendWaiting();
})();
