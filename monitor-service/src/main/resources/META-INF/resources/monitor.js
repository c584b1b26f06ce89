// Keeps the page current without flashing: fetches it anew and puts what changed in place. Without it a meta refresh does.
const EVERY_MS = 5000;

function isBusy(main) {
  const focused = document.activeElement;
  return document.hidden || main.contains(focused) || String(getSelection()) !== "";
}

async function refresh() {
  const main = document.querySelector("main");
  if (isBusy(main)) return;
  try {
    const answer = await fetch(location.href, { headers: { Accept: "text/html" }, cache: "no-store" });
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
    const content = fresh.querySelector("main");
    if (content && content.innerHTML !== main.innerHTML && !isBusy(main)) {
      main.replaceWith(content);
      document.title = fresh.title;
    }
    document.documentElement.classList.remove("offline");
  } catch {
    document.documentElement.classList.add("offline");
  }
}

setInterval(refresh, EVERY_MS);
