// Keeps the page current without flicker: fetches it and replaces the content if it changed. Without scripts, a meta
// refresh reloads the page.
const EVERY_MS = 5000;

// The focused element can be found in the new content if it has an id; otherwise the refresh is skipped.
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
