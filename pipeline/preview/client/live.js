// Loads the page again when it has changed, and shows what is wrong with the files that it is made of.
(() => {
  "use strict";
  const { page, digest } = document.currentScript.dataset;
  const nonce = document.currentScript.nonce;
  const address = new URL("events", document.currentScript.src);
  address.search = new URLSearchParams({ page, digest });

  const OPEN = "preview-problems-open";
  let source = null;
  let host = null;
  let problems = [];
  let isLost = false;

  // A browser has six connections to a server: a page that nobody sees leaves its own to others.
  function listen() {
    if (source || document.hidden) return;
    source = new EventSource(address);
    source.addEventListener("reload", () => {
      leave();
      location.reload();
    });
    source.addEventListener("problems", (event) => {
      problems = JSON.parse(event.data);
      show();
    });
    source.addEventListener("open", () => lose(false));
    source.addEventListener("error", () => lose(true));
  }

  function leave() {
    if (source) source.close();
    source = null;
  }

  function lose(now) {
    if (now === isLost) return;
    isLost = now;
    show();
  }

  function counted() {
    const names = { error: 0, warning: 0 };
    for (const one of problems) if (!one.stale) names[one.severity] += 1;
    return Object.entries(names)
      .filter(([, count]) => count)
      .map(([name, count]) => `${count} ${name}${count === 1 ? "" : "s"}`)
      .join(", ");
  }

  function summary() {
    if (isLost) return "The preview has ended: this page may be old";
    const stale = problems.some((one) => one.stale);
    return [stale ? "Not up to date" : "", counted()].filter(Boolean).join("; ");
  }

  function line(one) {
    const item = document.createElement("li");
    const place = document.createElement("code");
    place.textContent = one.place;
    const what = one.stale ? "" : `${one.code}: `;
    item.append(place, ` ${what}${one.severity === "warning" ? "warning: " : ""}${one.message}`);
    return item;
  }

  function show() {
    if (host) host.remove();
    host = null;
    if (!problems.length && !isLost) return;
    host = document.createElement("preview-problems");
    host.dir = "ltr";
    host.lang = "en";
    const root = host.attachShadow({ mode: "open" });
    const style = document.createElement("link");
    Object.assign(style, { rel: "stylesheet", href: new URL("live.css", address).href, nonce });
    const box = document.createElement("details");
    const isStale = isLost || problems.some((one) => one.stale);
    box.className = isStale ? "preview-problems stale" : "preview-problems";
    box.open = isStale || sessionStorage.getItem(OPEN) === "yes";
    box.addEventListener("toggle", () => {
      if (!isStale) sessionStorage.setItem(OPEN, box.open ? "yes" : "no");
    });
    const head = document.createElement("summary");
    head.textContent = summary();
    head.setAttribute("role", "status");
    const list = document.createElement("ul");
    list.append(...problems.map(line));
    box.append(head, list);
    root.append(style, box);
    document.body.append(host);
  }

  document.addEventListener("visibilitychange", () => (document.hidden ? leave() : listen()));
  addEventListener("pagehide", leave);
  addEventListener("pageshow", listen);
  listen();
})();
