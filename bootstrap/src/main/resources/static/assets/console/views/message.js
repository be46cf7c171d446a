import { View, createRef, html } from '../html.js';
import { linked } from '../links.js';
import { nameOfVisitor } from '../people.js';
import { momentOf, sizeOf, timeOf } from '../times.js';
import { failureOf } from '../toasts.js';
import { say } from '../words.js';
import { Confirmation, Dialog } from './dialog.js';
import { Icon, IconButton } from './icons.js';

/** One message with what can be done with it. Notes look like nothing that a visitor sees. */
export class MessageItem extends View {
  #editor = createRef();

  shouldComponentUpdate({ message, isFollowing, conversation }, state) {
    const isRead = this.#isReadIn(conversation, message);
    const changed = message !== this.props.message || isFollowing !== this.props.isFollowing || state !== this.state || isRead !== this.wasRead;
    this.wasRead = isRead;
    return changed;
  }

  render({ message, isFollowing, desk, conversation }, { isEditing, question }) {
    const isMine = message.senderId === desk.account.me?.id;
    const side = message.senderType === 'visitor' ? 'theirs' : message.type === 'system' ? 'system' : 'ours';
    return html`<article class="message ${side} ${message.isInternal ? 'note' : ''} ${message.status} ${isFollowing ? 'following' : ''}" aria-label=${this.#label(message)}>
      ${!isFollowing && html`<p class="sender">${this.#sender(message, isMine)}</p>`}
      ${message.isInternal && html`<p class="note-label"><${Icon} name="lock" />${say('note.label')}</p>`}
      <div class="bubble">
        ${isEditing ? this.#editing(message) : this.#content(message)}
      </div>
      ${this.#foot(message, isMine, conversation)}
      ${question && html`<${Confirmation} title=${say('delete')} text=${say('delete.text')} action=${say('delete')}
        onClose=${() => this.setState({ question: false })}
        onConfirm=${() => desk.toasts.trying(() => conversation.remove(message.messageId))} />`}
    </article>`;
  }

  #label(message) {
    const name = this.#sender(message, false);
    return message.isInternal ? say('note.by', { name }) : say('message.by', { name });
  }

  #sender({ senderName, senderType, isAI }, isMine) {
    if (isMine) {
      return say('you');
    }
    if (senderType === 'visitor') {
      return senderName ?? nameOfVisitor(this.props.conversation.chat);
    }
    return `${senderName ?? say(`sender.${senderType}`)}${isAI || senderType === 'bot' ? ` · ${say('sender.bot')}` : ''}`;
  }

  #content(message) {
    if (message.deletedAt) {
      return html`<p class="deleted">${say('deleted')}</p>`;
    }
    return html`${(message.attachment || message.file) && html`<${Attachment} message=${message} />`}
      ${message.content && html`<p class="words">${linked(message.content)}</p>`}`;
  }

  #editing(message) {
    const save = async (event) => {
      event.preventDefault();
      const words = this.#editor.current.value.trim();
      const { conversation, desk } = this.props;
      if (words && (words === message.content || (await desk.toasts.trying(() => conversation.edit(message.messageId, words))))) {
        this.setState({ isEditing: false });
      }
    };
    const typed = (event) => {
      if (event.key === 'Escape') {
        this.setState({ isEditing: false });
      } else if (event.key === 'Enter' && !event.shiftKey) {
        save(event);
      }
    };
    return html`<form class="editing" onSubmit=${save}>
      <textarea ref=${this.#editor} aria-label=${say('edit')} maxlength="4000" rows="3" onKeyDown=${typed}>${message.content}</textarea>
      <div><button type="button" onClick=${() => this.setState({ isEditing: false })}>${say('cancel')}</button> <button class="primary">${say('save')}</button></div>
    </form>`;
  }

  componentDidUpdate(_, before) {
    if (this.state.isEditing && !before.isEditing) {
      this.#editor.current.focus();
    }
  }

  #foot(message, isMine, conversation) {
    const { desk } = this.props;
    if (message.status === 'failed') {
      return html`<p class="foot failed" role="alert">
        <${Icon} name="warning" />${say('failed')}: ${failureOf(message.error)}
        <button type="button" class="link" onClick=${() => conversation.retry(message.clientMessageId)}>${say('retry')}</button>
        <button type="button" class="link" onClick=${() => conversation.discard(message.clientMessageId)}>${say('discard')}</button>
      </p>`;
    }
    const isOpen = conversation.status !== 'CLOSED';
    const isStored = message.status === 'sent' && !message.deletedAt;
    return html`<p class="foot">
      <time datetime=${message.sentAt} title=${momentOf(message.sentAt)}>${timeOf(message.sentAt)}</time>
      ${message.editedAt && !message.deletedAt && html`<span>${say('edited')}</span>`}
      ${isMine && this.#progress(message, conversation)}
      ${isStored && html`<span class="message-actions">
        ${isMine && isOpen && message.type !== 'system' && html`<${IconButton} icon="edit" label=${say('edit')} onClick=${() => this.setState({ isEditing: true })} />`}
        ${(isMine || desk.account.isAtLeast('supervisor')) && html`<${IconButton} icon="trash" label=${say('delete')} onClick=${() => this.setState({ question: true })} />`}
      </span>`}
    </p>`;
  }

  #progress(message, conversation) {
    const state = message.status === 'sending' ? 'sending' : this.#isReadIn(conversation, message) ? 'read' : 'sent';
    const icon = { sending: 'clock', sent: 'check', read: 'checks' }[state];
    return html`<span class="progress ${state}" title=${say(`state.${state}`)}><${Icon} name=${icon} /><span class="unseen">${say(`state.${state}`)}</span></span>`;
  }

  #isReadIn(conversation, message) {
    return !message.isInternal && message.status === 'sent' && conversation.readSeq >= message.seq;
  }
}

/** What came with a message: a picture as such, anything else as a card to fetch it by. Both are only ever fetched from the server itself. */
class Attachment extends View {
  render({ message }, { isLarge }) {
    const { attachment, file } = message;
    if (!attachment) {
      return html`<div class="file-card">
        <${Icon} name="file" />
        <span class="file-name">${file.name}<small>${sizeOf(file.size)}</small></span>
        <progress max="1" value=${file.progress} aria-label=${say('uploading', { name: file.name })}></progress>
      </div>`;
    }
    const address = `/v2/files/${encodeURIComponent(attachment.fileId)}`;
    const isPicture = PICTURES.has(attachment.mimeType);
    return html`${isPicture && html`<button type="button" class="picture" aria-label=${say('enlarge', { name: attachment.fileName })} onClick=${() => this.setState({ isLarge: true })}>
        <img src=${address} alt=${attachment.fileName} loading="lazy" width="240" height="180" />
      </button>`}
      <a class="file-card" href=${address} download=${attachment.fileName}>
        <${Icon} name="download" />
        <span class="file-name">${attachment.fileName}<small>${sizeOf(attachment.fileSize)}</small></span>
      </a>
      ${isLarge && html`<${Dialog} title=${attachment.fileName} wide=${true} onClose=${() => this.setState({ isLarge: false })}>
        <img class="large" src=${address} alt=${attachment.fileName} />
      <//>`}`;
  }
}

/** Those that every browser shows, and none that can hold scripts. */
const PICTURES = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp', 'image/avif']);
