// What stays at the top of the window must not hide what a link leads to, and where the board goes on beyond its
// edges a shadow says so.

const board = page.querySelector(".board");
const scrolled = board.querySelector(".scroller");
const names = board.querySelector("thead");
const root = document.documentElement;
const stuck = () => names.offsetHeight + (getComputedStyle(toolbar).position === "sticky" ? toolbar.offsetHeight : 0);
const clear = () => root.style.setProperty("--head", `${stuck()}px`);

// The browser set off for the target before the heads could be measured. Where it comes back to a page it knows better.
const land = () => {
  if (performance.getEntriesByType("navigation")[0]?.type !== "navigate") return;
  document.getElementById(decoded(location.hash.slice(1)))?.scrollIntoView({ behavior: "instant", inline: "nearest" });
};

const shade = () => {
  const past = Math.abs(scrolled.scrollLeft);
  board.classList.toggle("more-before", past > 1);
  board.classList.toggle("more-after", scrolled.scrollWidth - scrolled.clientWidth - past > 1);
};
scrolled.addEventListener("scroll", shade, { passive: true });
new ResizeObserver(() => {
  clear();
  shade();
}).observe(names);
addEventListener("resize", shade);
requestAnimationFrame(() => requestAnimationFrame(() => {
  clear();
  land();
}));
