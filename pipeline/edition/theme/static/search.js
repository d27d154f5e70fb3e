// The search box: shows what Pagefind finds in the page's language. Loads nothing before somebody wants to search.

const opener = document.querySelector("button.find");
const dialog = document.querySelector("dialog.search");
const field = dialog.querySelector("input");
const status = dialog.querySelector(".count");
const list = dialog.querySelector("ol");
const further = dialog.querySelector(".further");
const PAGES = 8;
const SECTIONS = 3;
const WEIGHED = 24; // results
const TITLE = 10; // times as much as in the text
const UNSPACED = /^(ja|zh|yue|th|lo|km|my)\b/;
const PAUSE = 200; // milliseconds after the last key

const bundle = new URL(opener.dataset.bundle, document.baseURI);
const folder = new URL("../", bundle); // that of the language, where result addresses begin
let engine;
let latest = 0;
let left = [];

const load = () => (engine ??= import(new URL("pagefind.js", bundle)).then(async (pagefind) => {
  await pagefind.options({ baseUrl: "/", excerptLength: 24 });
  await pagefind.init();
  return pagefind;
}));

const element = (name, ...content) => {
  const made = document.createElement(name);
  made.append(...content);
  return made;
};

// An excerpt is HTML in which hits are marked: only its text and its marks are taken.
const excerpt = (html) => {
  const parsed = new DOMParser().parseFromString(html, "text/html").body;
  return element("p", ...Array.from(parsed.childNodes, (node) =>
    node.nodeName === "MARK" ? element("mark", node.textContent) : node.textContent));
};

const link = (url, text) => {
  const made = element("a", text);
  made.href = new URL(url.replace(/^\//, ""), folder);
  return made;
};

const section = (found) => element("li", link(found.url, found.title), excerpt(found.excerpt));

const entry = (found) => {
  const made = element("li", link(found.url, found.meta.title ?? found.url));
  const parts = (found.sub_results ?? []).filter((one) => one.url !== found.url);
  const sections = parts.sort((a, b) => b.locations.length - a.locations.length).slice(0, SECTIONS);
  const beginning = (found.sub_results ?? []).find((one) => one.url === found.url);
  if (beginning || !sections.length) made.append(excerpt((beginning ?? found).excerpt));
  if (sections.length) made.append(element("ul", ...sections.map(section)));
  return made;
};

// Where words are written without spaces, the words of a query belong together: one that is found as it stands is meant so.
const find = async (pagefind, words) => {
  const language = document.documentElement.lang;
  if (UNSPACED.test(language) && !/[\s"]/.test(words)) {
    const exact = (await pagefind.search(`"${words}"`)).results;
    if (exact.length) return weighed(exact, words);
  }
  return (await pagefind.search(words)).results;
};

// Pagefind does not say which page has such words oftenest: the first of them are looked into.
const weighed = async (results, words) => {
  const times = (text = "") => text.replaceAll("\u200b", "").split(words).length - 1;
  const first = await Promise.all(results.slice(0, WEIGHED).map(async (one) => {
    const { meta, content } = await one.data();
    return { one, weight: times(meta.title) * TITLE + times(content) };
  }));
  return [...first.sort((a, b) => b.weight - a.weight).map(({ one }) => one), ...results.slice(WEIGHED)];
};

const showMore = async (run) => {
  const next = await Promise.all(left.splice(0, PAGES).map((one) => one.data()));
  if (run !== latest) return;
  list.append(...next.map(entry));
  further.hidden = !left.length;
};

const search = async () => {
  const run = ++latest;
  const words = field.value.trim();
  if (!words) {
    left = [];
    list.replaceChildren();
    further.hidden = true;
    status.textContent = "";
    return;
  }
  status.textContent = status.dataset.running;
  await new Promise((resolve) => setTimeout(resolve, PAUSE));
  if (run !== latest) return;
  try {
    const pagefind = await load();
    const results = await find(pagefind, words);
    if (run !== latest) return;
    list.replaceChildren();
    left = [...results];
    await showMore(run);
    if (run !== latest) return;
    const number = results.length.toLocaleString(document.documentElement.lang);
    status.textContent = results.length ? status.dataset.found.replace("{number}", number) : status.dataset.nothing;
  } catch {
    engine = undefined;
    status.textContent = status.dataset.failed;
  }
};

opener.addEventListener("click", () => {
  dialog.showModal();
  field.focus();
  load().catch(() => (engine = undefined));
});
field.addEventListener("input", search);
further.addEventListener("click", () => showMore(latest));
dialog.querySelector(".close").addEventListener("click", () => dialog.close());
dialog.addEventListener("click", (event) => {
  const leadsInside = event.target.closest("a")?.href.split("#")[0] === location.href.split("#")[0];
  if (event.target === dialog || leadsInside) dialog.close();
});
opener.hidden = false;
