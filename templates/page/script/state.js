// What the reader has chosen stands in the fragment, `#persona=amara&hide=goal,metrics`, so that a view can be
// sent as a link and the browser's buttons go back and forth. Any other fragment is the id of something.

const KEYS = ["persona", "channel", "owner", "evidence", "hide", "fold", "order", "at"];
const page = document.querySelector(".journey");
const scroller = page.querySelector(".scroller");
const words = JSON.parse(page.querySelector(".tally").dataset.words);
const leftwards = document.dir === "rtl";
const followers = [];
let chosen = {};
let written = null;

const decoded = (text) => {
  try {
    return decodeURIComponent(text);
  } catch {
    return "";
  }
};
const listed = (key) => (chosen[key] ? chosen[key].split(",") : []);

function read() {
  if (location.hash === written) return;
  written = location.hash;
  const pairs = written.includes("=") ? written.slice(1).split("&").map((pair) => pair.split("=", 2).map(decoded)) : [];
  chosen = Object.fromEntries(pairs.filter(([key, value]) => KEYS.includes(key) && value));
  tell();
}

// Changes some keys; whatever else was chosen stays. Where there is no address to write to, as in a frame of a
// notebook, the choice holds all the same.
function choose(changes) {
  chosen = Object.fromEntries(KEYS.map((key) => [key, { ...chosen, at: "", ...changes }[key]]).filter(([, value]) => value));
  const text = Object.entries(chosen).map(([key, value]) => `${key}=${encodeURIComponent(value).replace(/%(2C|2F|3A)/g, decodeURIComponent)}`).join("&");
  try {
    if (text || location.hash) history.pushState(null, "", text ? `#${text}` : location.pathname + location.search);
  } catch { /* the choice holds, unwritten */ }
  written = location.hash;
  tell();
}

function reset() {
  if (Object.keys(chosen).length) choose(Object.fromEntries(KEYS.map((key) => [key, ""])));
}

function tell() {
  for (const follow of followers) follow();
}

// Esc closes what is open, and nothing else; where nothing is open it takes back the filters. An open list closes
// by itself; a browser that cannot say whether one is open leaves the filters to the button.
const closers = [() => document.activeElement.matches(CSS.supports("selector(select:open)") ? "select:open" : "select")];
addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || event.defaultPrevented || closers.some((close) => close())) return;
  if (FACETS.some((facet) => chosen[facet])) choose(Object.fromEntries(FACETS.map((facet) => [facet, ""])));
});
addEventListener("hashchange", read);
addEventListener("popstate", read);

