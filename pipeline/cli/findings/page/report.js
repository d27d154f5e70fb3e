// Only adds to a page that works without it: a search, "all" and "none", and no headings above nothing.
const filter = document.querySelector(".filter");
if (filter) {
  const search = document.querySelector("#search");
  const shown = document.querySelector("#shown");
  const findings = [...document.querySelectorAll(".finding")];
  const groups = [...document.querySelectorAll(".group")];
  const texts = new Map(findings.map((one) => [one, one.textContent.toLowerCase()]));

  const update = () => {
    const wanted = search.value.trim().toLowerCase();
    for (const group of groups) group.hidden = false;
    for (const one of findings) one.hidden = wanted !== "" && !texts.get(one).includes(wanted);
    const hiding = [...filter.querySelectorAll("input[type=checkbox]:not(:checked)")].map((box) => box.id.slice(5));
    const isShown = (one) => !one.hidden && !hiding.some((key) => one.classList.contains(key));
    let count = 0;
    for (const group of groups) {
      const left = [...group.querySelectorAll(".finding")].filter(isShown).length;
      group.hidden = left === 0;
      count += left;
    }
    shown.textContent = `${count} of ${findings.length} shown`;
  };

  for (const fieldset of filter.querySelectorAll("fieldset")) {
    const boxes = [...fieldset.querySelectorAll("input")];
    if (boxes.length < 3) continue;
    const switches = document.createElement("span");
    switches.className = "switches";
    for (const [label, checked] of [["all", true], ["none", false]]) {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = label;
      button.addEventListener("click", () => {
        for (const box of boxes) box.checked = checked;
        update();
      });
      switches.append(button);
    }
    fieldset.querySelector("legend").after(switches);
  }
  filter.addEventListener("submit", (event) => event.preventDefault());
  filter.addEventListener("input", update);
  document.querySelector(".search").hidden = false;
  update();
}

// A link to what is in a closed part opens it; on paper all findings are open.
const open = () => {
  const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  target?.closest("details")?.setAttribute("open", "");
};
addEventListener("hashchange", open);
addEventListener("beforeprint", () => document.querySelectorAll(".group").forEach((one) => (one.open = true)));
open();
