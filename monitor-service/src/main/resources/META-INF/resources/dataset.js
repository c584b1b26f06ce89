// Keeps a dataset's page current: server-sent events update the figures, and the rest of the page is fetched again from
// time to time while they change. Without scripts, a meta refresh reloads the page.
const REFRESH_MS = 5000;
const IDLE_MS = 15000;
const RETRY_MS = 3000;

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

function isOffline(offline) {
  document.documentElement.classList.toggle("offline", offline);
}

function isBusy(part) {
  return part.contains(document.activeElement) || String(getSelection()) !== "";
}

// --- Rest of the page ---

let refreshedAt = Date.now();
let requests = 0;

async function fetched() {
  const answer = await fetch(location.href, { headers: { Accept: "text/html" }, cache: "no-store" });
  if (answer.status === 404) location.reload();
  return new DOMParser().parseFromString(await answer.text(), "text/html").getElementById("dataset");
}

// Returns whether the page now shows the monitor's current state.
async function refresh() {
  refreshedAt = Date.now();
  const request = ++requests;
  const content = await fetched().catch(() => null);
  if (request !== requests) return false; // a later request has been sent
  isOffline(!content);
  if (!content) return false;
  const part = document.getElementById("dataset");
  const open = [...part.querySelectorAll("details")].map((details) => details.open);
  [...content.querySelectorAll("details")].forEach((details, i) => { if (i in open) details.open = open[i]; });
  part.replaceWith(content);
  return true;
}

function refreshUnlessBusy(interval) {
  const isDue = Date.now() - refreshedAt >= interval;
  if (isDue && !document.hidden && !isBusy(document.getElementById("dataset"))) refresh();
}

// Changes without an event, such as chunks that became dead letters.
const idleRefresh = setInterval(() => refreshUnlessBusy(IDLE_MS), IDLE_MS);

async function end() {
  clearInterval(idleRefresh);
  document.querySelector("form.ask")?.remove();
  if (!await refresh()) setTimeout(end, RETRY_MS);
}

// --- Figures ---

function listen() {
  const events = new EventSource(document.getElementById("dataset").dataset.events);
  events.addEventListener("progress", (event) => {
    isOffline(false);
    show(JSON.parse(event.data));
    refreshUnlessBusy(REFRESH_MS);
  });
  events.addEventListener("end", (event) => {
    events.close();
    show(JSON.parse(event.data));
    end();
  });
  events.addEventListener("gone", () => {
    events.close();
    location.reload();
  });
  events.addEventListener("open", () => isOffline(false));
  events.addEventListener("problem", () => isOffline(true));
  events.addEventListener("error", () => {
    isOffline(true);
    // A browser reconnects after a broken connection, but not after an error response.
    if (events.readyState === EventSource.CLOSED) setTimeout(listen, RETRY_MS);
  });
}

listen();
