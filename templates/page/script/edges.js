// Where the board goes on beyond its edges, a shadow says so.

const wide = page.querySelector(".scroller");
const shade = () => {
  const past = Math.abs(wide.scrollLeft);
  wide.parentElement.classList.toggle("more-before", past > 1);
  wide.parentElement.classList.toggle("more-after", wide.scrollWidth - wide.clientWidth - past > 1);
};
wide.addEventListener("scroll", shade, { passive: true });
new ResizeObserver(shade).observe(wide);
