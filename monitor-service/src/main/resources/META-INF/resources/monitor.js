// Keeps the page current without flashing: fetches it anew and puts what changed in place. Without it a meta refresh does.
const EVERY_MS = 5000;

// What has the focus can be found again in the new content if it has an id; else the page waits.
function isBusy(main) {
  const focused = document.activeElement;
  const isKept = focused === main || Boolean(focused.id);
  return document.hidden || (main.contains(focused) && !isKept) || String(getSelection()) !== "";
}

function replace(main, content) {
  const focused = main.contains(document.activeElement) ? document.activeElement.id : "";
  main.replaceWith(content);
  if (focused) document.getElementById(focused)?.focus({ preventScroll: true });
}

async function refresh() {
  const main = document.querySelector("main");
  if (isBusy(main)) return;
  try {
    const answer = await fetch(location.href, { headers: { Accept: "text/html" }, cache: "no-store" });
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
    const content = fresh.querySelector("main");
    if (content && content.innerHTML !== main.innerHTML && !isBusy(main)) {
      replace(main, content);
      document.title = fresh.title;
    }
    document.documentElement.classList.remove("offline");
  } catch {
    document.documentElement.classList.add("offline");
  }
}

setInterval(refresh, EVERY_MS);
