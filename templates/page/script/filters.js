// Filters: each thing says in `data-for` which personas, channels, owners and evidence it is about, by the numbers
// of the choices. What is not about the choice gets the class `out`; the style sheet says what that looks like.

const FACETS = ["persona", "channel", "owner", "evidence"];
const toolbar = page.querySelector(".toolbar");
const buttons = [...toolbar.querySelectorAll("button[data-facet]")];
const printed = page.querySelector(".printed");
const selects = [...toolbar.querySelectorAll("select[data-facet]")];
const choices = Object.fromEntries(FACETS.map((facet) => [
  facet,
  [...toolbar.querySelectorAll(`button[data-facet=${facet}], select[data-facet=${facet}] option`)].map((one) => one.value),
]));

const groups = new Map();
for (const element of page.querySelectorAll("[data-for]")) {
  const about = element.dataset.for;
  if (!groups.has(about)) groups.set(about, { parts: about.split(";").map((part) => part && part.split(" ")), elements: [] });
  groups.get(about).elements.push(element);
}

const cells = [...page.querySelectorAll(".board tbody td:not(.curve)")].map((cell) => ({
  cell,
  parts: [...cell.children].flatMap((part) => (part.matches("ul, ol, dl") ? [...part.children] : [part])),
}));
for (const [lists, things] of [[".ranks", "li"], [".weighed", "tr[id]"], [".throughout", ":scope > div > [id]"]]) {
  for (const cell of page.querySelectorAll(lists)) cells.push({ cell, parts: [...cell.querySelectorAll(things)] });
}
const counted = {
  step: [...page.querySelectorAll("li.card")],
  touchpoint: [...page.querySelectorAll(".board li.chip[id]")],
};
const nodes = [...page.querySelectorAll("li.card[id], .stages th[id]")]
  .map((element) => [element, document.getElementById(`jf-${element.id.replace("/", "-")}`)])
  .filter(([, node]) => node);

function filter() {
  const numbers = FACETS.map((facet) => String(Math.max(0, choices[facet].indexOf(chosen[facet] ?? ""))));
  const fits = (part, index) => numbers[index] === "0" || !part || part.includes(numbers[index]);
  for (const group of groups.values()) {
    const off = !group.parts.every(fits);
    if (off === Boolean(group.off)) continue;
    group.off = off;
    for (const element of group.elements) element.classList.toggle("out", off);
  }
  for (const { cell, parts } of cells) {
    const none = parts.length > 0 && parts.every((part) => part.classList.contains("out"));
    if (none && !cell.querySelector(".no-match")) {
      cell.append(Object.assign(document.createElement("p"), { className: "missing no-match", lang: words.language, textContent: words.noMatch }));
    }
    cell.classList.toggle("none", none);
  }
  for (const [element, node] of nodes) node.classList.toggle("out", element.classList.contains("out"));
  const picked = FACETS.filter((_, index) => numbers[index] !== "0");
  const narrowed = picked.length > 0;
  page.classList.toggle("narrowed", narrowed);
  buttons.forEach((button) => button.setAttribute("aria-pressed", String(button.value === choices.persona[numbers[0]])));
  selects.forEach((select) => { select.selectedIndex = Number(numbers[FACETS.indexOf(select.dataset.facet)]); });
  toolbar.querySelector(".reset").hidden = !Object.keys(chosen).length;
  toolbar.querySelector(".tally").textContent = count(narrowed);
  printed.textContent = narrowed ? named(picked) : "";
}

// On paper these words stand for the controls.
function named(facets) {
  const names = facets.map((facet) => (
    toolbar.querySelector(`[data-facet=${facet}][aria-pressed=true], [data-facet=${facet}] option:checked`).textContent
  ));
  const list = new Intl.ListFormat(words.language, { type: "unit" }).format(names);
  return `${words.printed.replace("{choices}", () => list)} \u00b7 ${count(true)}`;
}

function count(narrowed) {
  const rules = new Intl.PluralRules(words.language);
  return Object.entries(counted).filter(([, all]) => all.length).map(([kind, all]) => {
    const shown = all.filter((one) => !one.closest(".out")).length;
    const forms = (narrowed ? words.matching : words.shown)[kind];
    return (forms[rules.select(all.length)] ?? forms.other).replace("{shown}", shown).replace("{count}", all.length);
  }).join(" \u00b7 ");
}

buttons.forEach((button) => button.addEventListener("click", () => choose({ persona: button.value })));
selects.forEach((select) => select.addEventListener("change", () => choose({ [select.dataset.facet]: select.value })));
toolbar.querySelector(".reset").addEventListener("click", reset);
toolbar.hidden = false;
followers.push(filter);

