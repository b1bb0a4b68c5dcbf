// SPDX-License-Identifier: Apache-2.0

// Has the browser solve the puzzle of the page while somebody types, and holds the form until it is solved. The
// protocol is ALTCHA's, version 1.

const MOST_WORKERS = 4;

/** The number that solves the puzzle, found by a few workers that share the tries. */
function solve({ worker: script, algorithm, challenge, salt, maxNumber }) {
  const share = Math.max(1, Math.min(MOST_WORKERS, navigator.hardwareConcurrency || 1));
  const workers = [];
  let empty = 0;
  const found = new Promise((resolve, reject) => {
    for (let first = 0; first < share; first++) {
      const worker = new Worker(script);
      workers.push(worker);
      worker.addEventListener("error", reject);
      worker.addEventListener("message", ({ data }) => {
        if (Number.isInteger(data.number)) {
          resolve(data.number);
        } else if (data.error || ++empty === share) {
          reject(new Error(data.error || "No number is right"));
        }
      });
      worker.postMessage({ algorithm, challenge, salt, maxNumber: Number(maxNumber), first, step: share });
    }
  });
  return found.finally(() => workers.forEach((worker) => worker.terminate()));
}

function guard(box) {
  const form = box.closest("form");
  const field = box.querySelector("input[name=puzzle]");
  const line = box.querySelector("[data-sspr-puzzle-line]");
  let state = "solving";
  let pressed = null;

  // The line is a live region: screen readers say what is put there.
  const say = (text) => {
    line.textContent = text;
  };

  const send = () => {
    if (pressed) {
      form.removeAttribute("aria-busy");
      form.requestSubmit(pressed.button ?? undefined);
    }
  };

  // Before all others: a form that is held was not sent.
  document.addEventListener(
    "submit",
    (event) => {
      if (event.target !== form || state !== "solving" || event.submitter?.formNoValidate) {
        return;
      }
      event.preventDefault();
      event.stopImmediatePropagation();
      pressed = { button: event.submitter };
      form.setAttribute("aria-busy", "true");
      say(box.dataset.wait);
    },
    { capture: true },
  );

  line.hidden = false;
  const { algorithm, challenge, salt, signature } = box.dataset;
  solve(box.dataset).then(
    (number) => {
      field.value = btoa(JSON.stringify({ algorithm, challenge, number, salt, signature }));
      state = "solved";
      say(box.dataset.done);
      send();
    },
    () => {
      // What is sent now is refused with words that say what to do.
      state = "failed";
      line.classList.remove("sspr-hint");
      say(box.dataset.failed);
      box.querySelector("[data-sspr-puzzle-help]")?.removeAttribute("hidden");
      form.removeAttribute("aria-busy");
    },
  );
}

document.querySelectorAll("[data-sspr-puzzle]").forEach(guard);
