// Where the board goes on beyond an edge of the window, a sign there says so and leads on. It is for pointers alone:
// the board itself answers to the keys.

const signs = (leftwards ? [0.6, -0.6] : [-0.6, 0.6]).map((by) => {
  const sign = document.createElement("span");
  sign.addEventListener("click", () => scroller.scrollBy({ left: by * scroller.clientWidth }));
  return sign;
});
const update = () => {
  const past = Math.abs(scroller.scrollLeft);
  signs[0].hidden = past < 2;
  signs[1].hidden = scroller.scrollWidth - scroller.clientWidth - past < 2;
};
const holder = Object.assign(document.createElement("div"), { className: "edges", ariaHidden: true });
holder.append(...signs);
scroller.before(holder);
scroller.addEventListener("scroll", update, { passive: true });
new ResizeObserver(update).observe(scroller);
