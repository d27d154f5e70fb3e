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
const BY_CHARACTERS = /^(ja|zh)\b/.test(document.documentElement.lang);
const CHARACTER = /[\u2e80-\u30ff\u31f0-\u31ff\u3400-\u9fff\uf900-\ufaff\uff00-\uffef\u{20000}-\u{3ffff}]/u;
const OTHER_WIDTH = /[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a\uff66-\uff9f]+/g;
const APART = new RegExp(`\\s+(?=${CHARACTER.source})|(?<=${CHARACTER.source})\\s+`, "gu");
const SMALL_WORD = /^[\p{sc=Hira}\p{P}\p{S}\s]*$/u; // of Japanese grammar, and marks
const PAUSE = 200; // milliseconds after the last key

const bundle = new URL(opener.dataset.bundle, document.baseURI);
const folder = new URL("../", bundle); // that of the language, where result addresses begin
let engine;
let latest = 0;
let left = [];

const load = () => (engine ??= import(new URL("pagefind.js", bundle)).then(async (pagefind) => {
  // To it, a sound mark is a diacritic: but ト is not ド.
  await pagefind.options({ baseUrl: "/", excerptLength: BY_CHARACTERS ? 60 : 24, exactDiacritics: BY_CHARACTERS });
  await pagefind.init();
  return pagefind;
}));

const element = (name, ...content) => {
  const made = document.createElement(name);
  made.append(...content);
  return made;
};

// In an index of characters (Japanese, Chinese) each of them stands apart, in texts too.
const whole = (text) => (BY_CHARACTERS ? text.replace(APART, "") : text);

// An excerpt is HTML in which hits are marked: only its text and its marks are taken. Marks beside each other are one.
const excerpt = (html) => {
  const parsed = new DOMParser().parseFromString(html, "text/html").body;
  if (BY_CHARACTERS) parsed.innerHTML = parsed.innerHTML.replace(/<\/mark>\s*<mark>/g, " ");
  return element("p", ...Array.from(parsed.childNodes, (node) =>
    node.nodeName === "MARK" ? element("mark", whole(node.textContent)) : whole(node.textContent)));
};

const link = (url, text) => {
  const made = element("a", whole(text));
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

// What has all of the words, each as it is written.
const findAll = async (pagefind, words) => {
  const characters = new RegExp(CHARACTER, "gu");
  const found = await Promise.all(words.map((word) =>
    pagefind.search(CHARACTER.test(word) ? `"${word.replace(characters, " $& ").trim()}"` : word)));
  return found.map(({ results }) => results).reduce((all, some) => {
    const ids = new Set(some.map((one) => one.id));
    return all.filter((one) => ids.has(one.id));
  });
};

// Where words are written without spaces, a reader may mean what is between them as it stands, or the words in it.
const find = async (pagefind, query) => {
  if (!BY_CHARACTERS) return (await pagefind.search(query)).results;
  const usual = query.replace(OTHER_WIDTH, (run) => run.normalize("NFKC"));
  const written = usual.replaceAll('"', " ").trim().split(/\s+/u);
  const exact = await findAll(pagefind, written);
  if (exact.length || !Intl.Segmenter) return weighed(exact, written);
  const segmenter = new Intl.Segmenter(document.documentElement.lang, { granularity: "word" });
  const parts = written.flatMap((word) => Array.from(segmenter.segment(word), (one) => one.segment));
  const words = parts.filter((word) => !SMALL_WORD.test(word));
  return words.length ? weighed(await findAll(pagefind, words), words) : [];
};

// Pagefind does not say which page has such words oftenest: the first of them are looked into.
const weighed = async (results, words) => {
  const times = (text = "") => {
    const searched = whole(text).toLowerCase();
    return words.reduce((sum, word) => sum + searched.split(word.toLowerCase()).length - 1, 0);
  };
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
    if (run === latest) status.textContent = status.dataset.failed;
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
