// The menu of rows: each can be hidden, moved, and folded to one line that says how much stands there.

const menu = toolbar.querySelector("details.rows");
const list = menu.querySelector("ul");
const body = page.querySelector(".board tbody");
const rows = new Map([...body.querySelectorAll("tr[data-lane]")].map((row) => [row.dataset.lane, row]));
const usual = [...rows.keys()];
const drawn = [...body.children];
let arranged = usual.join();
const entries = new Map(usual.map((lane) => [lane, entry(lane)]));
list.append(...entries.values());

function entry(lane) {
  const item = menu.querySelector("template").content.cloneNode(true).firstElementChild;
  const name = rows.get(lane).querySelector(".lane-name").textContent.trim();
  const on = (kind, act) => {
    const button = item.querySelector(`.${kind}`);
    button.setAttribute("aria-label", button.dataset.label.replace("{row}", () => name));
    button.addEventListener("click", () => {
      act();
      (button.disabled ? item.querySelector(".show") : button).focus();
    });
  };
  item.querySelector(".show").textContent = name;
  on("show", () => toggle("hide", lane));
  on("fold", () => toggle("fold", lane));
  on("up", () => move(lane, -1));
  on("down", () => move(lane, 1));
  return item;
}

function toggle(key, lane) {
  const lanes = listed(key);
  choose({ [key]: (lanes.includes(lane) ? lanes.filter((one) => one !== lane) : [...lanes, lane]).join() });
}

function move(lane, by) {
  const lanes = order();
  const from = lanes.indexOf(lane);
  lanes.splice(from + by, 0, ...lanes.splice(from, 1));
  choose({ order: lanes.join() === usual.join() ? "" : lanes.join() });
}

function order() {
  return [...new Set([...listed("order").filter((lane) => rows.has(lane)), ...usual])];
}

function arrange() {
  const lanes = order();
  const [hidden, folded] = [listed("hide"), listed("fold")];
  if (lanes.join() !== arranged) {
    // The lines of a blueprint stand between rows in the map's order; in another they would say what is not so.
    arranged = lanes.join();
    body.classList.toggle("rearranged", arranged !== usual.join());
    body.append(...(arranged === usual.join() ? drawn : lanes.map((lane) => rows.get(lane))));
    list.append(...lanes.map((lane) => entries.get(lane)));
  }
  lanes.forEach((lane, index) => {
    const row = rows.get(lane);
    const [isHidden, isFolded] = [hidden.includes(lane), folded.includes(lane)];
    row.hidden = isHidden;
    row.classList.toggle("folded", isFolded);
    const controls = entries.get(lane);
    controls.querySelector(".show").setAttribute("aria-pressed", String(!isHidden));
    controls.querySelector(".fold").setAttribute("aria-pressed", String(isFolded));
    controls.querySelector(".up").disabled = index === 0;
    controls.querySelector(".down").disabled = index === lanes.length - 1;
  });
  if (!folded.length) return;
  for (const { cell, parts } of cells) {
    if (cell.parentElement.classList.contains("folded")) {
      cell.dataset.count = parts.filter((part) => !part.matches(".out, .missing")).length || "\u2013";
    }
  }
}

closers.push(() => {
  if (!menu.open) return false;
  menu.open = false;
  menu.querySelector("summary").focus();
  return true;
});
addEventListener("pointerdown", (event) => {
  if (!menu.contains(event.target)) menu.open = false;
});
followers.push(arrange);

// On paper the name of a row that goes on stands on each sheet, in the corner of the repeated head. Each copy is nearly
// as high as a sheet, so it goes to the next one; in a row that is not divided the first lies upon the name itself.
addEventListener("beforeprint", () => {
  for (const { cells: [name] } of rows.values()) {
    const again = Object.assign(document.createElement("div"), { className: "again", ariaHidden: true });
    for (let sheet = 0; sheet < 9; sheet += 1) again.append(name.querySelector(".lane-name").cloneNode(true));
    name.append(again);
  }
}, { once: true });

