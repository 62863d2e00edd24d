// Live reload, keys, and chart hovering. Every page works without it.
"use strict";

(() => {
  const main = () => document.getElementById("content");

  // --- Live: a change of the files is shown where the reader is.

  let generation = document.body.dataset.generation;
  let source;
  let loading = false;
  let again = false;

  async function reload() {
    if (loading) { again = true; return; }
    loading = true;
    try {
      const response = await fetch(location.href, {
        headers: { "X-PlugTrack": "reload" }, credentials: "same-origin", cache: "no-cache",
      });
      if (response.redirected && new URL(response.url).pathname === "/login") {
        location.reload();
        return;
      }
      const fresh = new DOMParser().parseFromString(await response.text(), "text/html");
      if (!fresh.getElementById("content")) return;
      replace(fresh);
    } catch {
      // The connection tells when the viewer is back.
    } finally {
      loading = false;
      if (again) { again = false; reload(); }
    }
  }

  function replace(fresh) {
    const old = main();
    const focused = document.activeElement;
    // What somebody is typing or choosing is left alone.
    if (focused && old.contains(focused) && /^(INPUT|SELECT|TEXTAREA)$/.test(focused.tagName)) {
      swap(document.getElementById("banner"), fresh.getElementById("banner"));
      pending = true;
      return;
    }
    const place = focused && old.contains(focused) ? pathTo(focused, old) : null;
    const open = [...old.querySelectorAll("details")].map((details) => details.open);
    const scrolls = [...old.querySelectorAll(".table-scroll, .scrolled")].map((box) => box.scrollLeft);
    const top = window.scrollY;
    const node = document.importNode(fresh.getElementById("content"), true);
    old.replaceWith(node);
    node.querySelectorAll("details").forEach((details, at) => { if (open[at] !== undefined) details.open = open[at]; });
    node.querySelectorAll(".table-scroll, .scrolled").forEach((box, at) => { box.scrollLeft = scrolls[at] || 0; });
    for (const selector of [".site-nav", ".thumb-bar"]) {
      swap(document.querySelector(selector), fresh.querySelector(selector));
    }
    document.title = fresh.title;
    document.body.dataset.generation = generation = fresh.body.dataset.generation;
    if (fresh.body.dataset.offline) document.body.dataset.offline = "true";
    else delete document.body.dataset.offline;
    if (place) { const target = follow(place, node); if (target) target.focus({ preventScroll: true }); }
    window.scrollTo({ top, behavior: "instant" });
    say("Updated");
    prepare(node);
  }

  let pending = false;
  document.addEventListener("focusout", () => {
    if (!pending) return;
    setTimeout(() => {
      const focused = document.activeElement;
      if (focused && /^(INPUT|SELECT|TEXTAREA)$/.test(focused.tagName)) return;
      pending = false;
      reload();
    }, 50);
  });

  function swap(old, fresh) {
    if (old && fresh && old.outerHTML !== fresh.outerHTML) old.replaceWith(document.importNode(fresh, true));
  }

  function pathTo(node, root) {
    const path = [];
    for (let at = node; at && at !== root; at = at.parentElement) {
      path.unshift([...at.parentElement.children].indexOf(at));
    }
    return path;
  }

  function follow(path, root) {
    return path.reduce((node, at) => (node ? node.children[at] : null), root);
  }

  function connect() {
    if (!window.EventSource || document.body.classList.contains("bare")) return;
    source = new EventSource("/events");
    source.addEventListener("generation", (event) => {
      document.body.dataset.live = "true";
      if (document.body.dataset.offline || event.data !== generation) reload();
    });
    source.addEventListener("error", () => { delete document.body.dataset.live; });
  }
  // Browsers keep few connections to one server: a page in the background lets go of its own.
  document.addEventListener("visibilitychange", () => {
    if (document.hidden) { if (source) { source.close(); source = null; } } else if (!source) connect();
  });
  window.addEventListener("pagehide", () => { if (source) { source.close(); source = null; } });
  window.addEventListener("pageshow", (event) => { if (event.persisted && !source) connect(); });

  // --- A word to those who cannot see what changed.

  const voice = document.createElement("p");
  voice.className = "voice";
  voice.setAttribute("role", "status");
  document.body.append(voice);
  function say(words) { voice.textContent = ""; setTimeout(() => { voice.textContent = words; }, 100); }

  // --- Keys.

  let lead = false;
  let leadTimer;
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (/^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName) || event.target.isContentEditable) return;
    const dialog = document.getElementById("keys");
    if (dialog && dialog.open) return;
    if (lead) {
      lead = false;
      clearTimeout(leadTimer);
      const link = document.querySelector(`.site-nav [data-key="${CSS.escape(event.key)}"]`);
      if (link) { event.preventDefault(); location.href = link.href; }
      return;
    }
    switch (event.key) {
      case "g":
        lead = true;
        leadTimer = setTimeout(() => { lead = false; }, 1500);
        break;
      case "?":
        if (dialog) { event.preventDefault(); dialog.showModal(); }
        break;
      case "/": {
        const field = document.querySelector("[data-find]");
        if (field) {
          event.preventDefault();
          const around = field.closest("details");
          if (around) around.open = true;
          field.focus();
        }
        break;
      }
      case "j": case "k": step(event.key === "j" ? 1 : -1, event); break;
    }
  });

  function step(by, event) {
    const rows = [...document.querySelectorAll("[data-row]")];
    if (!rows.length) return;
    event.preventDefault();
    const at = rows.indexOf(document.activeElement);
    const next = rows[Math.min(rows.length - 1, Math.max(0, at < 0 ? 0 : at + by))];
    next.focus();
    next.scrollIntoView({ block: "nearest" });
  }

  // --- Charts: the number under the pointer.

  const tip = document.createElement("div");
  tip.className = "chart-tip";
  tip.hidden = true;
  document.body.append(tip);

  function prepare(root) {
    root.querySelectorAll("select[data-submit]").forEach((select) => {
      select.addEventListener("change", () => select.form.requestSubmit());
    });
  }

  document.addEventListener("pointermove", (event) => {
    const mark = event.target.closest && event.target.closest(".chart [data-text]");
    if (!mark) { tip.hidden = true; return; }
    // The drawing's own words would show a second time.
    const words = mark.querySelector(":scope > title");
    if (words) words.remove();
    const { label, series, text } = mark.dataset;
    tip.textContent = [label, series, text].filter(Boolean).join(" · ");
    tip.hidden = false;
    const width = tip.offsetWidth;
    tip.style.left = `${Math.min(Math.max(8, event.clientX - width / 2), innerWidth - width - 8)}px`;
    tip.style.top = `${Math.max(8, event.clientY - tip.offsetHeight - 14)}px`;
  });

  prepare(document);
  connect();

  if ("serviceWorker" in navigator && window.isSecureContext) {
    navigator.serviceWorker.register("/service-worker.js").catch(() => {});
  }
})();
