// Where the board goes on beyond an edge of the window, a sign there says so and leads on. It is for pointers alone:
// the board itself answers to the keys.

const wide = page.querySelector(".scroller");
const edges = ["‹", "›"].map((sign, side) => {
  const edge = Object.assign(document.createElement("span"), { textContent: sign });
  const by = side === (leftwards ? 0 : 1) ? 0.6 : -0.6;
  edge.addEventListener("click", () => wide.scrollBy({ left: by * wide.clientWidth }));
  return edge;
});
const offer = () => {
  const past = Math.abs(wide.scrollLeft);
  edges[0].hidden = past < 2;
  edges[1].hidden = wide.scrollWidth - wide.clientWidth - past < 2;
};
const holder = Object.assign(document.createElement("div"), { className: "edges", ariaHidden: true });
holder.append(...edges);
wide.before(holder);
wide.addEventListener("scroll", offer, { passive: true });
new ResizeObserver(offer).observe(wide);
