// Where the board goes on beyond an edge of the window, a sign there says so and leads on. It is for pointers alone:
// the board itself answers to the keys.

const wide = page.querySelector(".scroller");
const signs = (leftwards ? [0.6, -0.6] : [-0.6, 0.6]).map((by) => {
  const sign = document.createElement("span");
  sign.addEventListener("click", () => wide.scrollBy({ left: by * wide.clientWidth }));
  return sign;
});
const offer = () => {
  const past = Math.abs(wide.scrollLeft);
  signs[0].hidden = past < 2;
  signs[1].hidden = wide.scrollWidth - wide.clientWidth - past < 2;
};
const holder = Object.assign(document.createElement("div"), { className: "edges", ariaHidden: true });
holder.append(...signs);
wide.before(holder);
wide.addEventListener("scroll", offer, { passive: true });
new ResizeObserver(offer).observe(wide);
