// Uploads a file as a stream of records, shows how far it is, and continues an interrupted upload.
"use strict";

(() => {
  const $ = (id) => document.getElementById(id);
  const form = $("upload");
  const fields = { file: $("file"), dataset: $("dataset"), delimiter: $("delimiter") };
  const layout = $("layout");
  const numbers = new Intl.NumberFormat("en");
  let key = null;
  let request = null;

  form.hidden = false;
  document.querySelector("details.command").open = false;

  const say = (text) => {
    $("notice").textContent = text;
    $("notice").hidden = !text;
  };

  const mark = (name, message) => {
    const input = fields[name];
    input.closest(".field").classList.toggle("invalid", Boolean(message));
    $(`${name}-error`).textContent = message || "";
    if (message) input.setAttribute("aria-invalid", "true");
    else input.removeAttribute("aria-invalid");
  };

  const only = (...shown) => {
    for (const part of [form, $("transfer"), $("result")]) part.hidden = !shown.includes(part);
    for (const part of document.querySelectorAll(".lead, .command, .away")) part.hidden = !shown.includes(form);
  };

  // --- what the file is ---

  const extension = (name) => name.toLowerCase().replace(/\.gz$/, "").split(".").pop();
  const isGzip = (file) => /\.gz$/i.test(file.name);

  const beginning = async (file) => {
    const part = file.slice(0, 64 * 1024);
    if (!isGzip(file)) return part.text();
    try {
      const reader = part.stream().pipeThrough(new DecompressionStream("gzip")).getReader();
      const { value } = await reader.read();
      reader.cancel().catch(() => {});
      return new TextDecoder().decode(value);
    } catch {
      return "";
    }
  };

  const guess = async (file) => {
    const ending = extension(file.name);
    if (["ndjson", "jsonl"].includes(ending)) return "ndjson";
    if (["tsv", "tab"].includes(ending)) return "tab";
    const line = (await beginning(file)).split(/\r|\n/, 1)[0];
    if (/^\s*\{/.test(line)) return "ndjson";
    const count = (separator) => line.split(separator).length - 1;
    const best = [",", ";", "\t", "|"].reduce((a, b) => (count(b) > count(a) ? b : a));
    return best === "\t" ? "tab" : best;
  };

  const showDelimiter = () => {
    $("delimiter-field").hidden = layout.value !== "other";
  };

  fields.file.addEventListener("change", async () => {
    const file = fields.file.files[0];
    if (!file) return;
    mark("file", "");
    if (!fields.dataset.value || fields.dataset.dataset.guessed === fields.dataset.value) {
      const name = file.name.replace(/(\.\w+)?(\.gz)?$/i, "").replace(/[^\p{L}\p{N} ._-]+/gu, "-").replace(/^[ ._-]+/, "");
      fields.dataset.value = name.slice(0, 100);
      fields.dataset.dataset.guessed = fields.dataset.value;
    }
    layout.value = await guess(file);
    showDelimiter();
  });
  layout.addEventListener("change", showDelimiter);

  // --- what goes wrong before the first byte ---

  const checked = () => {
    const file = fields.file.files[0];
    mark("file", !file ? "Choose a file." : file.size === 0 ? "The file is empty." : "");
    mark("dataset", fields.dataset.value.trim() ? "" : "Give the dataset a name.");
    const needed = layout.value === "other";
    mark("delimiter", needed && !fields.delimiter.value ? "Which character is it?" : "");
    const first = Object.values(fields).find((input) => input.getAttribute("aria-invalid"));
    if (first) first.focus();
    return !first;
  };

  const address = (extra) => {
    const parameters = new URLSearchParams(extra);
    const chosen = layout.value;
    parameters.set("format", chosen === "ndjson" ? "ndjson" : "csv");
    if (chosen !== "ndjson") parameters.set("delimiter", chosen === "other" ? fields.delimiter.value : chosen);
    return `/records/${encodeURIComponent(fields.dataset.value.trim())}?${parameters}`;
  };

  const contentType = (file) =>
    isGzip(file) ? "application/gzip" : layout.value === "ndjson" ? "application/x-ndjson" : "text/csv";

  // --- how far it is ---

  const size = (bytes) => {
    const units = ["B", "kB", "MB", "GB", "TB"];
    const power = Math.min(Math.floor(Math.log10(Math.max(bytes, 1)) / 3), units.length - 1);
    const value = bytes / 1000 ** power;
    return `${value.toFixed(power && value < 100 ? 1 : 0)} ${units[power]}`;
  };

  const time = (seconds) => (seconds < 90 ? `${Math.ceil(seconds)} s` : `${Math.ceil(seconds / 60)} min`);

  const show = (sent, total, began, skipped) => {
    const seconds = (performance.now() - began) / 1000;
    const rate = (sent - skipped) / Math.max(seconds, 0.001);
    $("bar").value = total ? sent / total : 1;
    $("figures").textContent = `${size(sent)} of ${size(total)}`
      + (seconds > 1 && sent < total ? `, ${size(rate)}/s, ${time((total - sent) / Math.max(rate, 1))} left` : "");
    const tenth = Math.floor((10 * sent) / total) * 10;
    if (sent < total && $("sentence").dataset.tenth !== String(tenth)) {
      $("sentence").dataset.tenth = String(tenth);
      $("sentence").textContent = tenth ? `${tenth} % uploaded.` : "Uploading…";
    }
    if (sent >= total) $("sentence").textContent = "All uploaded. The last records are being queued…";
  };

  // --- how it ends ---

  const finished = (report) => {
    only($("result"));
    $("result-title").textContent = `“${report.name}” is uploaded`;
    document.title = `${report.name} is uploaded`;
    $("records").textContent = numbers.format(report.records);
    $("chunks").textContent = numbers.format(report.chunks);
    $("refused").textContent = numbers.format(report.refused);
    $("statistics").hidden = !report.statistics;
    if (report.statistics) $("statistics").href = report.statistics;
    const rows = report.refusedLines.map((refused) => {
      const row = document.createElement("tr");
      row.insertCell().textContent = numbers.format(refused.line);
      row.insertCell().textContent = refused.reason;
      return row;
    });
    $("refusals").querySelector("tbody").replaceChildren(...rows);
    $("refusals").hidden = rows.length === 0;
    $("more").hidden = report.refused <= rows.length;
    $("more").textContent = `and ${numbers.format(report.refused - rows.length)} more`;
    $("result-title").focus();
  };

  const placeOf = (field) => {
    if (field === "dataset" || field === "delimiter") return field;
    return field === "Idempotency-Key" || field === "queue" ? null : "file";
  };

  const capital = (text) => text.charAt(0).toUpperCase() + text.slice(1);

  const refused = (problem) => {
    only(form);
    key = null;
    const detail = problem.detail || "The upload was refused.";
    const errors = problem.errors || [];
    const place = problem.status === 400 || problem.status === 413 ? placeOf(errors[0] && errors[0].field) : null;
    if (place === "delimiter") {
      layout.value = "other";
      showDelimiter();
    }
    if (place) {
      mark(place, capital(detail));
      fields[place].focus();
    } else {
      say(detail);
    }
  };

  const brokeOff = (sentence) => {
    $("transfer-title").textContent = "The upload stopped";
    $("sentence").textContent = `${sentence} What was uploaded is safe; Continue goes on from there.`;
    $("stop").hidden = true;
    $("continue").hidden = false;
    $("continue").focus();
  };

  const answered = (file, xhr) => {
    let answer = {};
    try {
      answer = JSON.parse(xhr.responseText);
    } catch {
      // not an answer of the service: only its status is known
    }
    if (xhr.status === 202) finished(answer);
    else if (xhr.status === 429 || xhr.status >= 500) brokeOff(answer.detail || "The service sent an unexpected answer.");
    else refused(answer);
  };

  const send = (file, from, chunk) => {
    only($("transfer"));
    const began = performance.now();
    $("transfer-title").textContent = `Uploading ${file.name}`;
    $("stop").hidden = false;
    $("continue").hidden = true;
    delete $("sentence").dataset.tenth;
    show(from, file.size, began, from);
    request = new XMLHttpRequest();
    request.open("POST", address(chunk ? { "from-chunk": chunk } : {}));
    request.setRequestHeader("Content-Type", contentType(file));
    request.setRequestHeader("Accept", "application/json");
    request.setRequestHeader("Idempotency-Key", key);
    request.upload.onprogress = (event) => show(from + event.loaded, file.size, began, from);
    request.onload = () => answered(file, request);
    request.onerror = () => brokeOff("The connection was lost.");
    request.onabort = () => brokeOff("You stopped it.");
    request.send(from ? file.slice(from) : file);
    $("transfer-title").focus();
  };

  // Positions in decompressed bytes do not show where to cut a gzip file: it is sent again as a whole, and what is there is skipped.
  const resume = async () => {
    const file = fields.file.files[0];
    let report = { chunks: 0, bytes: 0 };
    try {
      const path = address({}).split("?")[0];
      const response = await fetch(path, { headers: { "Accept": "application/json", "Idempotency-Key": key } });
      if (response.ok) report = await response.json();
      else if (response.status !== 404) throw new Error();
    } catch {
      brokeOff("The service cannot be reached.");
      return;
    }
    if (isGzip(file) || !report.chunks) send(file, 0, 0);
    else send(file, report.bytes, report.chunks);
  };

  $("stop").addEventListener("click", () => request.abort());
  $("continue").addEventListener("click", resume);

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    say("");
    if (!checked()) return;
    key = `records-${Date.now()}-${crypto.getRandomValues(new Uint32Array(4)).join("-")}`;
    send(fields.file.files[0], 0, 0);
  });
})();
