/** Small things that several views show. */
import { html } from '../html.js';
import { hueOf, initialsOf } from '../people.js';
import { say } from '../words.js';

export function Avatar({ id, name, status }) {
  return html`<span class="avatar hue-${hueOf(id)}" aria-hidden="true">
    ${initialsOf(name)}${status && html`<span class="dot ${status}"></span>`}
  </span>`;
}

export function PresenceWord({ status }) {
  return html`<span class="presence"><span class="dot ${status}" aria-hidden="true"></span>${say(`status.${status}`)}</span>`;
}

export function StatusChip({ status }) {
  return html`<span class="chip status-${status.toLowerCase()}">${say(`chat.${status}`)}</span>`;
}

/** Nothing for what is usual. */
export function PriorityChip({ priority }) {
  return priority === 'NORMAL' ? null : html`<span class="chip priority-${priority.toLowerCase()}">${say(`priority.${priority}`)}</span>`;
}

/** A number that those who hear the page are told with its unit. */
export function Badge({ number, label }) {
  return number > 0 && html`<span class="badge"><span aria-hidden="true">${number > 99 ? '99+' : number}</span><span class="unseen">${label}</span></span>`;
}

export function Spinner() {
  return html`<p class="spinner" role="status"><span class="unseen">${say('loading')}</span></p>`;
}

export function Empty({ title, children }) {
  return html`<div class="empty"><p class="empty-title">${title}</p>${children && html`<p>${children}</p>`}</div>`;
}

/** A field with its label; `error` is read with it. */
export function Field({ label, error, hint, children, id }) {
  return html`<div class="field">
    <label for=${id}>${label}</label>
    ${children}
    ${hint && html`<p class="hint" id="${id}-hint">${hint}</p>`}
    ${error && html`<p class="error" id="${id}-error">${error}</p>`}
  </div>`;
}
