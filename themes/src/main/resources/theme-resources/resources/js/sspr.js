// SPDX-License-Identifier: Apache-2.0

// Comforts for the pages of the password reset. Every page works without this script.

const now = () => Date.now();

/** Calls `tick` with the seconds left, once a second, the last time with 0. */
function countDown(seconds, tick) {
  const end = now() + seconds * 1000;
  const update = () => {
    const left = Math.max(0, Math.ceil((end - now()) / 1000));
    tick(left);
    if (left > 0) {
      setTimeout(update, 500);
    }
  };
  update();
}

const clock = (seconds) => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;

function announce(text) {
  const live = document.querySelector("[data-sspr-announce]");
  if (live) {
    live.textContent = text;
  }
}

function showExpiry() {
  for (const line of document.querySelectorAll("[data-sspr-expires]")) {
    countDown(Number(line.dataset.ssprExpires), (left) => {
      line.textContent = left > 0 ? line.dataset.text.replace("%", clock(left)) : line.dataset.over;
      if (left === 0) {
        announce(line.dataset.over);
      }
    });
  }
}

/** The server does not know the reader's time zone. */
function showLocalTimes() {
  const format = new Intl.DateTimeFormat(document.documentElement.lang || undefined, { dateStyle: "full", timeStyle: "short" });
  for (const time of document.querySelectorAll("time[data-sspr-time]")) {
    time.textContent = format.format(new Date(time.dateTime));
  }
}

function holdResend() {
  const line = document.querySelector("[data-sspr-resend]");
  const button = document.querySelector("[data-sspr-waits]");
  if (!line || !button) {
    return;
  }
  button.disabled = true;
  countDown(Number(line.dataset.ssprResend), (left) => {
    line.textContent = left > 0 ? line.dataset.text.replace("%", left) : line.dataset.over;
    if (left === 0) {
      button.disabled = false;
      announce(line.dataset.over);
    }
  });
}

function offerToShowPasswords() {
  for (const button of document.querySelectorAll("[data-sspr-toggle]")) {
    const input = document.getElementById(button.dataset.ssprToggle);
    const show = (visible) => {
      input.type = visible ? "text" : "password";
      button.textContent = visible ? button.dataset.hide : button.dataset.show;
      button.setAttribute("aria-label", visible ? button.dataset.hideLong : button.dataset.showLong);
    };
    button.hidden = false;
    button.addEventListener("click", () => show(input.type === "password"));
    // Password managers and browsers treat only a password field as one.
    input.form.addEventListener("submit", () => show(false));
  }
}

/** A rough guess from 1 (very weak) to 4 (strong); the server alone decides. */
function strengthOf(password, userName) {
  let text = password.toLowerCase();
  if (userName.length > 2) {
    text = text.split(userName.toLowerCase()).join("");
  }
  const distinct = new Set(text).size;
  const kinds = [/\p{Ll}/u, /\p{Lu}/u, /\p{Nd}/u, /[^\p{L}\p{Nd}]/u].filter((kind) => kind.test(password)).length;
  const points = Math.min(text.length, distinct * 2) + kinds * 2;
  if (text.length < 8 || points < 13) {
    return 1;
  }
  if (points < 17) {
    return 2;
  }
  return points < 22 ? 3 : 4;
}

function measurePasswords() {
  for (const input of document.querySelectorAll("[data-sspr-strength]")) {
    const meter = document.getElementById(input.dataset.ssprStrength);
    const text = meter.querySelector("[data-sspr-strength-text]");
    const userName = input.form.elements.namedItem("username")?.value ?? "";
    input.addEventListener("input", () => {
      meter.hidden = input.value === "";
      if (!meter.hidden) {
        const level = strengthOf(input.value, userName);
        meter.dataset.level = level;
        text.textContent = meter.getAttribute(`data-text-${level}`);
      }
    });
  }
}

/** A question that was chosen cannot be chosen a second time. */
function offerQuestionsOnce() {
  const selects = [...document.querySelectorAll("select[data-sspr-question]")];
  const update = () => {
    for (const select of selects) {
      const taken = selects.filter((other) => other !== select).map((other) => other.value);
      for (const option of select.options) {
        option.disabled = option.value !== "" && !option.selected && taken.includes(option.value);
      }
    }
  };
  selects.forEach((select) => select.addEventListener("change", update));
  update();
}

/** Forms are sent once, however often the button is pressed. */
function sendOnce() {
  const forms = [...document.querySelectorAll("form[data-sspr-form]")];
  const release = (form) => {
    delete form.dataset.sent;
    form.removeAttribute("aria-busy");
  };
  for (const form of forms) {
    form.addEventListener("submit", (event) => {
      if (form.dataset.sent) {
        event.preventDefault();
        return;
      }
      form.dataset.sent = "yes";
      form.setAttribute("aria-busy", "true");
      // The page is still here: the network failed, or the answer takes its time.
      setTimeout(() => release(form), 15000);
    });
  }
  // Back in the browser brings the page as it was left.
  window.addEventListener("pageshow", () => forms.forEach(release));
}

showExpiry();
showLocalTimes();
holdResend();
offerToShowPasswords();
measurePasswords();
offerQuestionsOnce();
sendOnce();
