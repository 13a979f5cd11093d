// Stage names stay below the toolbar, or at the top of the window where that does not stay, and the name of a row
// stays below them. A board that is wider than the window scrolls in a box of its own, which would let them scroll
// away with the page: this moves them along, marks in the list of stages those in view, and lets links lead to below.

const head = scroller.querySelector("thead");
const names = [...scroller.querySelectorAll("tr:not(.row-emotion) .lane-name")];
let bar = 0;
let scrolls = false;
const measure = () => {
  bar = getComputedStyle(toolbar).position === "sticky" ? toolbar.offsetHeight : 0;
  scrolls = getComputedStyle(scroller).overflowY !== "visible";
  keep();
  const [{ style }, below] = [document.documentElement, bar + head.offsetHeight];
  style.setProperty("--bar", `${bar}px`);
  style.setProperty("--head", `${below}px`);
};
// The browser set off for the target before it could know what hides it. Where it comes back to a page it knows better.
const land = () => {
  if (performance.getEntriesByType("navigation")[0]?.type !== "navigate") return;
  document.getElementById(decoded(location.hash.slice(1)))?.scrollIntoView({ behavior: "instant", inline: "nearest" });
};
const keep = () => {
  const box = scroller.getBoundingClientRect();
  const height = head.offsetHeight;
  const shift = scrolls ? Math.max(0, Math.min(bar - box.top, box.height - height - 120)) : 0;
  const below = box.top + shift + height;
  const past = names.map((name) => {
    const row = name.parentElement.getBoundingClientRect();
    return Math.min(below - row.top, row.height - name.offsetHeight - 24);
  });
  head.style.transform = shift ? `translateY(${shift}px)` : "";
  head.classList.toggle("afloat", shift > 0);
  names.forEach((name, index) => { name.style.translate = shift && past[index] > 0 ? `0 ${past[index]}px` : ""; });
};
addEventListener("scroll", keep, { passive: true });
addEventListener("resize", measure);

const stages = [...page.querySelectorAll(".jump a")];
const heads = [...head.querySelectorAll(".stages th")];
const mark = () => {
  const lane = head.querySelector(".corner").getBoundingClientRect();
  const box = scroller.getBoundingClientRect();
  const [left, right] = leftwards ? [box.left, lane.left] : [lane.right, box.right];
  const inView = heads.map((one) => {
    const rect = one.getBoundingClientRect();
    const middle = rect.left + rect.width / 2;
    return left < middle && middle < right;
  });
  stages.forEach((link, index) => link.classList.toggle("in-view", inView[index] && inView.includes(false)));
};
scroller.addEventListener("scroll", mark, { passive: true });
addEventListener("resize", mark);
// To ask where things stand before the page was first drawn would have it laid out twice.
requestAnimationFrame(() => requestAnimationFrame(() => {
  mark();
  measure();
  land();
  new ResizeObserver(measure).observe(toolbar);
}));

read();
