// Adds to pages that already work without it: the list that narrows and the result that follows as one types.
// What is typed goes by POST to the page itself and comes back as the same page; nothing of it enters an address.
"use strict";

const WAIT_MS = 350;
const form = document.querySelector("#risk-form");
const search = document.querySelector("#risk-search");

function after(wait, act) {
  let timer = 0;
  return () => { clearTimeout(timer); timer = setTimeout(act, wait); };
}

function latest() {
  let running = null;
  return async (address, options) => {
    if (running) running.abort();
    const mine = running = new AbortController();
    const answer = await fetch(address, { credentials: "same-origin", signal: mine.signal, ...options });
    const text = await answer.text();
    return { answer, page: new DOMParser().parseFromString(text, "text/html") };
  };
}

if (search) {
  const ask = latest();
  const narrow = async () => {
    const address = `${search.action}?${new URLSearchParams(new FormData(search))}`;
    try {
      const { answer, page } = await ask(address);
      if (answer.redirected || !answer.ok) { location.assign(address); return; }
      for (const id of ["#risk-list", "#risk-found"]) {
        document.querySelector(id).replaceChildren(...page.querySelector(id).childNodes);
      }
      history.replaceState(null, "", address);
    } catch (error) {
      if (error.name !== "AbortError") console.info("search failed", error.name);
    }
  };
  search.addEventListener("input", after(WAIT_MS, narrow));
}

if (form) {
  const ask = latest();
  const result = document.querySelector("#result");
  const said = document.querySelector("#said");

  const show = (page) => {
    const open = [...result.querySelectorAll("details")].map((one) => one.open);
    result.replaceChildren(...page.querySelector("#result").childNodes);
    result.querySelectorAll("details").forEach((one, place) => { one.open = open[place] ?? false; });
    said.textContent = page.querySelector("#said").textContent;
    for (const problem of form.querySelectorAll(".problem")) {
      const fresh = page.getElementById(problem.id);
      problem.textContent = fresh.textContent;
      const field = document.getElementById(problem.id.replace("e-", "f-"));
      if (field) field.toggleAttribute("aria-invalid", fresh.textContent !== "");
      if (field && fresh.textContent) field.setAttribute("aria-invalid", "true");
    }
    offer();
  };
  const warn = (text) => {
    const note = document.createElement("p");
    note.className = "callout warn";
    note.textContent = text;
    result.prepend(note);
    said.textContent = text;
  };
  const answerNow = async () => {
    try {
      const body = new URLSearchParams(new FormData(form));
      const { answer, page } = await ask(form.action, { method: "POST", body });
      if (answer.ok && !answer.redirected) show(page);
      else warn(answer.redirected || answer.status === 403 ? form.dataset.signedOut : form.dataset.stale);
    } catch (error) {
      if (error.name === "AbortError") return;
      warn(form.dataset.stale);
    }
    result.removeAttribute("aria-busy");
  };
  const soon = after(WAIT_MS, answerNow);
  form.addEventListener("input", () => { result.setAttribute("aria-busy", "true"); soon(); });
  for (const link of document.querySelectorAll("header a[hreflang]")) {
    link.addEventListener("click", (event) => {
      event.preventDefault();
      form.action = link.href;
      form.submit();
    });
  }
  addEventListener("beforeprint", () => {
    for (const one of result.querySelectorAll(".risk-used")) one.open = true;
  });
  offer();
}

function offer() {
  for (const button of document.querySelectorAll("[data-copy], [data-print]")) button.hidden = false;
  const copy = document.querySelector("[data-copy]");
  if (copy) copy.addEventListener("click", () => copyNote(copy));
  const print = document.querySelector("[data-print]");
  if (print) print.addEventListener("click", () => window.print());
}

async function copyNote(button) {
  const note = document.getElementById(button.dataset.copy);
  const copied = document.querySelector("#copied");
  try {
    await navigator.clipboard.writeText(note.value);
    copied.textContent = button.dataset.copied;
  } catch (error) {
    note.closest("details").open = true;
    note.select();
    copied.textContent = document.execCommand("copy") ? button.dataset.copied : button.dataset.notCopied;
  }
}
