import { withLinks } from '../links.js';
import { Component, html } from '../view.js';
import { Attachment } from './attachment.js';
import { reasonOf } from './words.js';

/** One message. What it is made of never changes but is replaced, so it is drawn anew only with another message. */
export class Bubble extends Component {
  shouldComponentUpdate(next) {
    return ['message', 'isFirst', 'isLast', 'isMine', 'note'].some((name) => next[name] !== this.props[name]);
  }

  render({ message, isFirst, isLast, isMine, note, words, ...others }) {
    const sides = `${isMine ? 'mine' : 'theirs'}${isFirst ? ' first' : ''}${isLast ? ' last' : ''}`;
    if (message.type === 'system') {
      return html`<li class="system" data-key=${keyOf(message, isMine)}>${message.content}</li>`;
    }
    const author = isMine ? words.you : authorOf(message, words);
    return html`<li class="message ${sides} ${message.status}" data-key=${keyOf(message, isMine)}>
      ${isFirst && !isMine ? html`<span class="author" dir="auto">${author}</span>` : html`<span class="unseen">${author}:</span>`}
      <div class="bubble">${this.#content(message, words, others)}</div>
      ${isLast || message.status === 'failed' ? this.#foot(message, note, words, others) : null}
    </li>`;
  }

  #content(message, words, { conversation, pictures, language }) {
    if (message.deletedAt) {
      return html`<em class="deleted">${words.deleted}</em>`;
    }
    return html`
      ${message.attachment || message.file
        ? html`<${Attachment} message=${message} conversation=${conversation} pictures=${pictures} words=${words}
            language=${language} />`
        : null}
      ${message.content ? html`<p dir="auto">${withLinks(message.content).map(link)}</p>` : null}
      ${message.editedAt ? html`<small class="edited">${words.edited}</small>` : null}`;
  }

  #foot(message, note, words, { language, onRetry, onDiscard }) {
    if (message.status === 'failed') {
      const reason = reasonOf(message.error, words);
      return html`<span class="foot trouble">
        <span>${words.failed}${reason ? ` · ${reason}` : ''}</span>
        <button type="button" onClick=${() => onRetry(message.clientMessageId)}>${words.retry}</button>
        <button type="button" onClick=${() => onDiscard(message.clientMessageId)}>${words.discard}</button>
      </span>`;
    }
    return html`<span class="foot">
      <time datetime=${message.sentAt}>${timeOf(message.sentAt, language)}</time>
      ${note ? html`<span class="note">${note}</span>` : null}
    </span>`;
  }
}

/** The same while a message is on its way and when it has arrived. */
export function keyOf(message, isMine) {
  return (isMine && message.clientMessageId) || message.messageId;
}

export function authorOf(message, words) {
  return message.senderName ?? (message.senderType === 'bot' ? words.bot : words.somebody);
}

function link(part) {
  return typeof part === 'string'
    ? part
    : html`<a href=${part.href} target="_blank" rel="noopener noreferrer nofollow ugc">${part.text}</a>`;
}

const TIME = { hour: '2-digit', minute: '2-digit' };
let format;

/** A format takes long to make. */
function timeOf(instant, language) {
  format ??= new Intl.DateTimeFormat(language, TIME);
  return format.format(new Date(instant));
}
