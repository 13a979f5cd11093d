// A row of the board, a part below it and the curve are each one stop of the Tab key, and the arrows lead on within
// it, in the direction of reading: a map has hundreds of links.

const unseen = (part) => part.closest(".out, [hidden], .folded");
const HOLDERS = ".step-heads, tr[data-lane], .below";

function rove(holder, parts) {
  let stop = null;
  const reach = (one) => {
    if (stop) stop.tabIndex = -1;
    stop = one;
    if (stop) stop.tabIndex = 0;
  };
  parts.forEach((part) => { part.tabIndex = -1; });
  holder.addEventListener("focusin", ({ target }) => parts.includes(target) && reach(target));
  holder.addEventListener("keydown", (event) => {
    if (event.target !== stop || event.ctrlKey || event.metaKey || event.altKey) return;
    const seen = parts.filter((part) => !unseen(part));
    const at = seen.indexOf(stop);
    const [forth, back] = leftwards ? ["ArrowLeft", "ArrowRight"] : ["ArrowRight", "ArrowLeft"];
    const to = { [forth]: at + 1, [back]: at - 1, Home: 0, End: seen.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    seen[to]?.focus();
  });
  // From where a link leads, the Tab key goes on to what stands there.
  followers.push(() => {
    const target = document.getElementById(chosen.at ?? decoded(location.hash.slice(1)));
    const there = target && parts.find((part) => target.contains(part) && !unseen(part));
    if (there || !stop || unseen(stop)) reach(there ?? parts.find((part) => !unseen(part)));
  });
}

for (const holder of page.querySelectorAll(HOLDERS)) rove(holder, [...holder.querySelectorAll("a[href]")]);
