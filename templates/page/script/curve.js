// The points of the curve answer to mouse, finger and keyboard with what the row of reasons says of them. The
// drawing itself is for the eyes; over it lie buttons, one stop of the Tab key, between which the arrows go.

const panel = page.querySelector(".panel");
const curve = page.querySelector("td.curve");
const reasons = curve ? collected() : new Map();
const points = curve ? [...curve.querySelectorAll(".marker")].map(point) : [];
let open = null;
let closing = 0;

function personas(element) {
  const part = (element.dataset.for ?? "").split(";")[0];
  return part && part.split(" ");
}

// The reasons at each step and stage, by its number.
function collected() {
  const found = new Map();
  const heads = [...page.querySelectorAll(".stages th")];
  const number = (head) => head.querySelector(".disc").textContent;
  for (const item of page.querySelectorAll("[data-lane=reasons] .reasons > li, td.curve .reasons > li")) {
    if (item.querySelector(".part")) continue;
    const place = item.querySelector(".at");
    let [at, name] = [place?.lastChild.data, place?.title];
    if (!place) {
      const stage = item.closest("[data-at]")?.dataset.at;
      const head = stage ? heads.find((one) => number(one) === stage) : heads[item.closest("td").cellIndex - 1];
      [at, name] = [number(head), head.querySelector("bdi").textContent];
    }
    if (!found.has(at)) found.set(at, []);
    found.get(at).push({ item, name, of: personas(item) });
  }
  return found;
}

// What is said of a point: the reasons at its step or stage whose personas are among its own.
function said(marker) {
  const own = personas(marker);
  return (reasons.get(marker.dataset.at) ?? []).filter(({ of }) => !own || !of || of.some((one) => own.includes(one)));
}

function point(marker) {
  const button = document.createElement("button");
  const found = said(marker);
  const about = found.map(({ item }) => [...item.querySelectorAll(".name, .feeling, .score")].map((part) => part.textContent).join(" "));
  const title = `${marker.dataset.at} ${found[0]?.name ?? ""}`;
  Object.assign(button, { type: "button", className: "point", tabIndex: -1 });
  button.setAttribute("aria-label", [title, ...about].join(", "));
  button.style.left = marker.getAttribute("x");
  button.style.top = `${marker.getAttribute("y")}px`;
  const shown = { button, marker, title, found };
  button.addEventListener("pointerenter", (event) => event.pointerType === "mouse" && show(shown));
  button.addEventListener("pointerleave", later);
  button.addEventListener("focus", () => show(shown));
  button.addEventListener("blur", later);
  button.addEventListener("click", () => button.focus());
  return shown;
}

function show(shown) {
  clearTimeout(closing);
  if (open === shown) return;
  open = shown;
  const title = Object.assign(document.createElement("b"), { textContent: shown.title });
  const items = document.createElement("ul");
  items.className = "reasons";
  items.append(...shown.found.map(({ item }) => item.cloneNode(true)));
  // On paper the number leads to the list of sources; here there is room for the name.
  items.querySelectorAll(".source").forEach((link) => link.append(` ${link.title}`));
  // Here links are few, and each is a stop of its own.
  items.querySelectorAll("[tabindex]").forEach((link) => link.removeAttribute("tabindex"));
  items.querySelectorAll(".out").forEach((item) => item.classList.remove("out"));
  panel.replaceChildren(title, items);
  panel.hidden = false;
  shown.button.setAttribute("aria-describedby", panel.id);
  place();
}

function place() {
  if (!open) return;
  const at = open.button.getBoundingClientRect();
  const left = Math.min(at.left + at.width / 2 - panel.offsetWidth / 2, document.documentElement.clientWidth - panel.offsetWidth - 8);
  const above = at.top - panel.offsetHeight - 6;
  panel.style.left = `${Math.max(8, left)}px`;
  panel.style.top = `${above >= 8 ? above : at.bottom + 6}px`;
}

function later() {
  clearTimeout(closing);
  closing = setTimeout(() => {
    if (!panel.matches(":hover, :focus-within")) hide();
  }, 120);
}

function hide() {
  open?.button.removeAttribute("aria-describedby");
  open = null;
  panel.hidden = true;
  return true;
}

if (points.length) {
  const along = (one) => parseFloat(one.marker.getAttribute("x")) * (leftwards ? -1 : 1);
  points.sort((one, other) => along(one) - along(other));
  const layer = Object.assign(document.createElement("div"), { className: "points" });
  layer.setAttribute("role", "group");
  layer.setAttribute("aria-label", words.points);
  layer.append(...points.map(({ button }) => button));
  curve.append(layer);
  panel.addEventListener("pointerleave", later);
  addEventListener("scroll", place, { passive: true, capture: true });
  closers.push(() => open !== null && hide());
  followers.push(() => {
    points.forEach(({ button, marker }) => { button.hidden = marker.classList.contains("out"); });
  });
  rove(layer, points.map(({ button }) => button));
}

