// Links to every stage, step, pain, delight, opportunity and piece of evidence, to be copied; and the way of links
// within the page, which keep what the reader has chosen unless it hides what they lead to.

const LINKED = ".stages th[id], li.card[id], .pain[id], .delight[id], .idea[id], .entry[id]";
let here = null;
let fading = 0;

for (const element of page.querySelectorAll(LINKED)) {
  const link = Object.assign(document.createElement("a"), { className: "anchor", href: `#${element.id}`, textContent: "#" });
  if (element.matches("th")) {
    // It would be read out with each cell of the column; the list of stages has the same links.
    link.tabIndex = -1;
    link.setAttribute("aria-hidden", "true");
  } else {
    link.setAttribute("aria-label", words.linkHere.replace("{name}", () => element.querySelector("bdi").textContent));
  }
  (element.querySelector(".stage") ?? element).append(link);
}

document.addEventListener("click", (event) => {
  const link = event.target.closest?.('a[href^="#"]');
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  const id = decoded(link.getAttribute("href").slice(1));
  const target = document.getElementById(id);
  const copied = link.matches(".anchor");
  if (target && link.matches(".skip")) {
    // Where the keys go on is no part of what a reader has chosen, nor of the address.
    event.preventDefault();
    target.focus();
  } else if (Object.keys(chosen).length && target?.getClientRects().length) {
    event.preventDefault();
    choose({ at: id });
  } else if (copied) {
    event.preventDefault();
    location.hash = id;
  }
  if (copied) copy();
});

async function copy() {
  try {
    await navigator.clipboard.writeText(location.href);
    say(words.linkCopied);
  } catch {
    say(words.linkInAddress);
  }
}

function say(text) {
  const toast = page.querySelector(".toast");
  toast.textContent = text;
  clearTimeout(fading);
  fading = setTimeout(() => { toast.textContent = ""; }, 4000);
}

followers.push(() => {
  const target = chosen.at ? document.getElementById(chosen.at) : null;
  if (target === here) return;
  here?.classList.remove("here");
  here = target;
  if (!target) return;
  target.classList.add("here");
  target.tabIndex = -1;
  target.focus({ preventScroll: true });
  target.scrollIntoView({ block: "center", inline: "center" });
});

