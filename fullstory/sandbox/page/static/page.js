// Keeps the page up to date with what happens in the sandbox. Everything comes from the sandbox's event stream and its
// controls as JSON, and goes into the page as text only: names and paths are whatever somebody sent.
"use strict";

const requestsPath = "/_sandbox/requests";
const jobsPath = "/_sandbox/jobs";
const decimals = new Intl.NumberFormat("en-US");

// ---- What is shown of a request, a job and a fault: by the name of a field, its text and perhaps its tone.

const seconds = (ms) => (ms >= 1000 ? `${(ms / 1000).toFixed(2)} s` : `${ms.toFixed(1)} ms`);

function requestStatus(facts) {
  const { status, duration_ms: duration } = facts;
  if (status === null) return duration ? ["dropped", "bad"] : ["…", ""];
  return [String(status), status < 400 ? "good" : status < 500 ? "warn" : "bad"];
}

const shown = {
  request: (facts) => ({
    order: facts.id,
    at: [facts.at.slice(11, 23)],
    method: [facts.method],
    path: [facts.query ? `${facts.path}?${facts.query}` : facts.path],
    notes: [[...(facts.replayed ? ["replayed"] : []), ...facts.faults.map((id) => `fault ${id}`)].join(", ")],
    status: requestStatus(facts),
    duration: [facts.duration_ms ? seconds(facts.duration_ms) : ""],
  }),
  job: (facts) => ({
    order: facts.created,
    id: [facts.id],
    kind: [facts.kind],
    progress: [String((facts.imports + facts.errors) / facts.total)],
    state: [facts.status.toLowerCase(), { COMPLETED: "good", FAILED: "bad" }[facts.status] || "busy"],
    total: [decimals.format(facts.total)],
    imports: [decimals.format(facts.imports)],
    errors: [decimals.format(facts.errors)],
    created: [facts.created.slice(0, 19).replace("T", " ")],
  }),
  fault: (facts) => ({ met: [decimals.format(facts.met)], happened: [decimals.format(facts.happened)] }),
};

function fill(root, fields) {
  for (const element of root.querySelectorAll("[data-field]")) {
    const [text, tone] = fields[element.dataset.field];
    if (element instanceof HTMLProgressElement) element.value = Number(text);
    else if (element.textContent !== text) element.textContent = text;
    if (tone !== undefined) element.dataset.tone = tone;
  }
}

// ---- Listings: the newest on top, and no more than fit.

class Listing {
  constructor(root) {
    this.table = root.querySelector("table");
    this.body = root.querySelector("tbody");
    this.empty = root.querySelector(".empty");
    this.blank = root.querySelector("template").content;
    this.kind = root.dataset.live;
    this.limit = Number(root.dataset.limit);
    this.waiting = new Map();
  }

  // Many may come in at once; the browser draws only some of them.
  put(facts) {
    if (!this.waiting.size) requestAnimationFrame(() => this.draw());
    this.waiting.delete(facts.id);
    this.waiting.set(facts.id, facts);
  }

  draw() {
    for (const facts of [...this.waiting.values()].slice(-2 * this.limit)) this.show(facts);
    this.waiting.clear();
    while (this.body.rows.length > this.limit) this.leastInteresting().remove();
    this.table.hidden = !this.body.rows.length;
    this.empty.hidden = !this.table.hidden;
  }

  // The oldest, though not a job that is still running.
  leastInteresting() {
    const rows = [...this.body.rows].reverse();
    return rows.find((row) => !row.querySelector("[data-tone=busy]")) || rows[0];
  }

  show(facts) {
    const fields = shown[this.kind](facts);
    const known = [...this.body.rows].find((row) => row.dataset.id === String(facts.id));
    fill(known || this.add(facts, fields.order), fields);
  }

  add(facts, order) {
    const row = this.blank.querySelector("tr").cloneNode(true);
    row.dataset.id = facts.id;
    row.dataset.order = order;
    row.classList.add("new");
    for (const link of row.querySelectorAll("[data-link]")) {
      link.href = link.dataset.link + encodeURIComponent(facts.id);
    }
    for (const time of row.querySelectorAll("time")) time.dateTime = facts.at || facts.created;
    const isOlder = (other) => (typeof order === "number" ? Number(other) < order : other <= order);
    const next = [...this.body.rows].find((other) => isOlder(other.dataset.order));
    this.body.insertBefore(row, next || null);
    return row;
  }
}

const listings = [...document.querySelectorAll("[data-live]")].filter((root) => root.dataset.live).map((root) => new Listing(root));
const jobBox = document.querySelector("[data-job]");
const counts = document.querySelectorAll("[data-count]");
const faultTable = document.getElementById("faults");
const faultCount = document.getElementById("fault-count");

function put(kind, facts) {
  for (const listing of listings) if (listing.kind === kind) listing.put(facts);
  if (kind === "job" && jobBox && jobBox.dataset.job === facts.id) showJob(facts);
}

function showJob(facts) {
  const wasFinished = "finished" in jobBox.dataset;
  fill(jobBox, shown.job(facts));
  // What came of the job, and when, is for the server to say.
  if (facts.finished && !wasFinished) location.reload();
}

function showFaults(faults) {
  faultCount.textContent = String(faults.length);
  faultCount.hidden = !faults.length;
  const notice = document.getElementById("faults-changed");
  if (!notice) return;
  const rows = faultTable ? [...faultTable.tBodies[0].rows] : [];
  const ids = new Set(faults.map((fault) => String(fault.id)));
  notice.hidden = rows.length === ids.size && rows.every((row) => ids.has(row.dataset.id));
  for (const fault of faults) {
    const row = rows.find((candidate) => candidate.dataset.id === String(fault.id));
    if (row) fill(row, shown.fault(fault));
  }
}

function showState(state) {
  for (const element of counts) element.textContent = decimals.format(state[element.dataset.count]);
}

// ---- Questions to the sandbox

async function ask(path) {
  const response = await fetch(path, { cache: "no-store" });
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  return response.json();
}

// Asks again after something happened, though not all the time: to count a million events is work.
class Refresher {
  constructor(path, show) {
    this.path = path;
    this.show = show;
    this.due = false;
    this.busy = false;
  }

  async wake() {
    this.due = true;
    if (this.busy) return;
    this.busy = true;
    while (this.due && source) {
      this.due = false;
      const begun = performance.now();
      try {
        this.show(await ask(this.path));
      } catch {
        break; // the stream notices as well when the sandbox is gone, and asks again when it is back
      }
      const took = performance.now() - begun;
      await new Promise((resume) => setTimeout(resume, Math.max(250, 20 * took)));
    }
    this.busy = false;
  }
}

const refreshers = [];
if (counts.length) refreshers.push(new Refresher("/_sandbox/state", showState));
if (faultTable) refreshers.push(new Refresher("/_sandbox/faults", showFaults));
const wake = () => refreshers.forEach((refresher) => refresher.wake());

// What happened before the stream began, or while it was interrupted. The answers may be older than what the stream has
// told in the meantime, which then counts.
let told = null;

async function catchUp() {
  wake();
  const toldSince = (told = new Set());
  for (const [kind, path] of [["request", requestsPath], ["job", jobsPath]]) {
    const listing = listings.find((candidate) => candidate.kind === kind);
    if (!listing && !(kind === "job" && jobBox)) continue;
    const facts = await ask(`${path}?limit=${listing ? listing.limit : 100}`).catch(() => []);
    for (const one of facts.reverse()) if (!toldSince.has(`${kind} ${one.id}`)) put(kind, one);
  }
  if (told === toldSince) told = null;
}

// ---- The stream. It is closed while nobody looks: a browser opens only a few connections to one address.

let source = null;
let paused = false;
const live = document.getElementById("live");

function say(word, state) {
  live.dataset.state = state;
  live.firstElementChild.textContent = word;
}

function listen() {
  source = new EventSource("/_sandbox/stream");
  source.onopen = () => {
    say("Live", "live");
    catchUp();
  };
  source.onerror = () => say("Disconnected", "lost");
  for (const kind of ["request", "job"]) {
    source.addEventListener(kind, (event) => {
      const facts = JSON.parse(event.data);
      if (told) told.add(`${kind} ${facts.id}`);
      put(kind, facts);
      wake();
    });
  }
  source.addEventListener("faults", (event) => {
    showFaults(JSON.parse(event.data));
    wake();
  });
  source.addEventListener("reset", () => location.reload());
}

function listenOrNot() {
  const wanted = !paused && !document.hidden;
  if (wanted && !source) listen();
  if (!wanted && source) {
    source.close();
    source = null;
  }
  if (paused) say("Paused", "paused");
  live.setAttribute("aria-pressed", String(!paused));
}

live.hidden = false;
live.addEventListener("click", () => {
  paused = !paused;
  listenOrNot();
});
document.addEventListener("visibilitychange", listenOrNot);
listenOrNot();

// ---- Copying

for (const button of document.querySelectorAll(".copy")) {
  button.hidden = !navigator.clipboard;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(button.previousElementSibling.textContent);
    button.textContent = "Copied";
    setTimeout(() => (button.textContent = "Copy"), 1500);
  });
}
