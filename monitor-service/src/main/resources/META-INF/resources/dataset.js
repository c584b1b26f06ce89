// Shows how the dataset comes on: its figures as server-sent events bring them, the rest of the page fetched anew now and
// then while they change. Without it a meta refresh does.
const REFRESH_MS = 5000;
const STANDSTILL_MS = 15000;

const grouped = new Intl.NumberFormat("en-US", { maximumFractionDigits: 1 });

function asTime(seconds) {
  if (seconds < 60) return seconds + " s";
  if (seconds < 3600) return Math.floor(seconds / 60) + " min " + (seconds % 60) + " s";
  return Math.floor(seconds / 3600) + " h " + Math.floor((seconds % 3600) / 60) + " min";
}

function put(name, text) {
  const place = document.querySelector(`[data-live="${ name }"]`);
  if (place && place.textContent !== text) place.textContent = text;
}

function show(step) {
  const progress = step.progress;
  const bar = document.querySelector(".bar progress");
  if (bar) bar.value = progress.percent;
  for (const name of ["percent", "records", "recordsMerged", "chunks", "chunksMerged"]) {
    put(name, grouped.format(progress[name]));
  }
  put("recordsPerSecond", progress.recordsPerSecond === null ? "–" : grouped.format(progress.recordsPerSecond));
  put("remaining", progress.remainingSeconds === null ? "" : asTime(progress.remainingSeconds));
  const remaining = document.querySelector('[data-live="remaining"]');
  if (remaining) remaining.closest("li").hidden = progress.remainingSeconds === null;
}

function isBusy(part) {
  return part.contains(document.activeElement) || String(getSelection()) !== "";
}

let refreshedAt = Date.now();
let refreshing = false;

async function refresh(whateverIsDone) {
  const part = document.getElementById("dataset");
  if (refreshing || (!whateverIsDone && (document.hidden || isBusy(part)))) return;
  refreshing = true;
  try {
    const answer = await fetch(location.href, { headers: { Accept: "text/html" }, cache: "no-store" });
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
    const content = fresh.getElementById("dataset");
    if (!content) {
      location.reload();
      return;
    }
    const open = [...part.querySelectorAll("details")].map((details) => details.open);
    [...content.querySelectorAll("details")].forEach((details, i) => { if (i in open) details.open = open[i]; });
    part.replaceWith(content);
    document.documentElement.classList.remove("offline");
  } catch {
    document.documentElement.classList.add("offline");
  } finally {
    refreshing = false;
    refreshedAt = Date.now();
  }
}

const events = new EventSource(document.getElementById("dataset").dataset.events);

events.addEventListener("progress", (event) => {
  document.documentElement.classList.remove("offline");
  show(JSON.parse(event.data));
  if (Date.now() - refreshedAt >= REFRESH_MS) refresh(false);
});
events.addEventListener("end", (event) => {
  events.close();
  show(JSON.parse(event.data));
  clearInterval(standstill);
  refresh(true);
});
events.addEventListener("gone", () => {
  events.close();
  location.reload();
});
events.addEventListener("problem", () => document.documentElement.classList.add("offline"));
events.addEventListener("error", () => document.documentElement.classList.add("offline"));
events.addEventListener("open", () => document.documentElement.classList.remove("offline"));

// What events do not tell: chunks that became dead letters, say.
const standstill = setInterval(() => { if (Date.now() - refreshedAt >= STANDSTILL_MS) refresh(false); }, STANDSTILL_MS);
