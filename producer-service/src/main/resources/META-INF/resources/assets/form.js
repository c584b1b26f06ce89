// Makes the form answer in place: errors beside fields, then the progress of the message. Without it the form works as well.
"use strict";

(() => {
  const form = document.getElementById("contact");
  const fields = ["name", "email", "message"];
  const labels = { name: "Name", email: "E-mail", message: "Message" };
  const notice = document.getElementById("notice");
  const button = form.querySelector("button");
  const title = document.title;
  const sorry = "We could not accept your message right now. Nothing you wrote is lost: please press Send again.";

  const say = (text) => {
    notice.textContent = text;
    notice.hidden = !text;
  };

  const mark = (name, message) => {
    const input = form.elements[name];
    input.closest(".field").classList.toggle("invalid", Boolean(message));
    document.getElementById(`${name}-error`).textContent = message ? `${labels[name]} ${message}.` : "";
    if (message) input.setAttribute("aria-invalid", "true");
    else input.removeAttribute("aria-invalid");
  };

  const showErrors = (errors) => {
    const messages = Object.fromEntries(errors.map((error) => [error.field, error.detail]));
    fields.forEach((name) => mark(name, messages[name]));
    const first = fields.find((name) => messages[name]);
    if (first) form.elements[first].focus();
    return Boolean(first);
  };

  const values = () => Object.fromEntries(fields.map((name) => [name, form.elements[name].value]));

  // A key stands for one text: pressing Send again repeats the submission, changing the text makes a new one.
  const key = { value: form.elements.requestKey.value, text: null };
  const keyFor = (text) => {
    if (key.text !== null && key.text !== text) {
      key.value = `form-${Date.now()}-${crypto.getRandomValues(new Uint32Array(4)).join("-")}`;
    }
    key.text = text;
    return key.value;
  };

  const refused = async (response) => {
    const problem = await response.json().catch(() => ({}));
    const shown = response.status === 400 && showErrors(problem.errors || []);
    if (shown) document.title = `Please check your entries · ${title}`;
    else say(response.status === 429 ? "We are receiving many messages at the moment. Please try again in a minute." : sorry);
  };

  const send = async () => {
    const text = JSON.stringify(values());
    const response = await fetch("/submit_form", {
      method: "POST",
      headers: { "Content-Type": "application/json", "Accept": "application/json", "Idempotency-Key": keyFor(text) },
      body: text,
    });
    if (response.ok) follow((await response.json()).taskId);
    else await refused(response);
  };

  const steps = document.querySelectorAll(".steps li");
  const sentence = document.getElementById("sentence");

  const show = (progress) => {
    steps.forEach((step, index) => {
      const halfway = index === 1 && progress.stepsDone === 2;
      step.className = halfway ? (progress.finished ? "failed" : "now") : index < progress.stepsDone ? "done" : "";
    });
    if (sentence.textContent !== progress.sentence) sentence.textContent = progress.sentence;
    sentence.dataset.status = progress.status;
  };

  const poll = async (id, wait) => {
    let finished = false;
    try {
      const response = await fetch(`/submitted/${encodeURIComponent(id)}`, { headers: { "Accept": "application/json" } });
      if (response.ok) {
        const progress = await response.json();
        show(progress);
        finished = progress.finished;
      } else if (response.status === 404) {
        finished = true;
      }
    } catch {
      // The network or the service is away for a moment; the message is safe, so just ask again.
    }
    if (!finished) setTimeout(poll, wait, id, Math.min(wait * 1.3, 5000));
  };

  const follow = (id) => {
    document.title = "Thank you for your message";
    form.hidden = true;
    document.querySelector("header").hidden = true;
    const section = document.getElementById("progress");
    section.hidden = false;
    section.dataset.taskId = id;
    show({ stepsDone: 1, finished: false, status: "available", sentence: "Your message is queued. It will be processed in a moment." });
    document.getElementById("progress-title").focus();
    poll(id, 400);
  };

  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (button.getAttribute("aria-disabled") === "true") return;
    button.setAttribute("aria-disabled", "true");
    button.textContent = "Sending…";
    say("");
    fields.forEach((name) => mark(name, ""));
    try {
      await send();
    } catch {
      say(sorry);
    } finally {
      button.removeAttribute("aria-disabled");
      button.textContent = "Send";
    }
  });
})();
