// Signing out where others may sit down next: what this person has not sent and the browser keeps
// (an IndexedDB store whose rows carry `person`) is told of before, and removed when they go on.
// Where it is kept stands on the script's own tag: data-store="base/store", data-person, data-leave.
(function () {
  "use strict";
  var told = document.currentScript && document.currentScript.dataset;
  if (!told || !told.person || !window.indexedDB || !window.Promise) return;
  var base = told.store.split("/")[0], name = told.store.split("/")[1];

  function opened() {
    return new Promise(function (done, fail) {
      var open = indexedDB.open(base);
      open.onupgradeneeded = function () { open.transaction.abort(); }; // nothing was ever kept
      open.onerror = function () { fail(open.error); };
      open.onsuccess = function () { done(open.result); };
    });
  }
  function work(mode, act) {
    return opened().then(function (found) {
      return new Promise(function (done, fail) {
        var turn = found.transaction(name, mode), request = act(turn.objectStore(name));
        turn.oncomplete = function () { found.close(); done(request.result); };
        turn.onerror = turn.onabort = function () { found.close(); fail(turn.error); };
      });
    });
  }
  function remove(drafts) {
    return drafts.reduce(function (before, draft) {
      return before.then(function () {
        return work("readwrite", function (store) { return store.delete(draft.key); });
      });
    }, Promise.resolve());
  }

  document.addEventListener("submit", function (event) {
    var form = event.target;
    if (form.getAttribute("action") !== told.leave) return;
    event.preventDefault();
    work("readonly", function (store) { return store.getAll(); }).catch(function () { return []; })
      .then(function (all) {
        var mine = all.filter(function (draft) { return draft.person === told.person; });
        if (!mine.length) return form.submit();
        var words = "Trên máy này còn " + mine.length + " hoạt động bạn chưa gửi. Bấm OK để xóa khỏi máy và đăng xuất; bấm Hủy để ở lại và gửi trước.";
        if (!window.confirm(words)) return null;
        return remove(mine).then(function () { form.submit(); }, function () {
          window.alert("Chưa xóa được hoạt động chưa gửi khỏi máy này, nên chưa đăng xuất. Hãy gửi chúng, hoặc xóa dữ liệu trang trong trình duyệt rồi đăng xuất.");
        });
      });
  });
})();
