import { View, createRef, html } from '../html.js';
import { nameOfVisitor } from '../people.js';
import { momentOf, shortlyOf } from '../times.js';
import { say } from '../words.js';
import { Icon, IconButton } from './icons.js';
import { Avatar, PresenceWord, StatusChip } from './parts.js';

const PRIORITIES = ['LOW', 'NORMAL', 'HIGH', 'URGENT'];

/** Who the visitor is, and what the staff says about the chat. */
export class Details extends View {
  componentDidMount() {
    this.#loadEarlier();
  }

  async #loadEarlier() {
    const { desk, chat } = this.props;
    try {
      const { chats } = await desk.account.request('GET', `/v2/visitors/${chat.visitorId}/chats?limit=20`);
      this.setState({ earlier: chats.filter(({ id }) => id !== chat.id) });
    } catch {
      this.setState({ earlier: [] }); // nothing hangs on them
    }
  }

  render({ desk, chat, conversation, onChange }, { earlier = [] }) {
    const name = nameOfVisitor(chat);
    const status = conversation.presence.get(chat.visitorId)?.status ?? 'offline';
    const transcript = (format) => `/v2/chats/${chat.id}/transcript?format=${format}`;
    return html`<aside class="details" aria-label=${say('details')}>
      <header class="details-head">
        <h2>${say('details')}</h2>
        <${IconButton} icon="close" label=${say('close')} class="icon-button not-wide" onClick=${() => desk.place.showDetails(false)} />
      </header>
      <section class="visitor-card">
        <${Avatar} id=${chat.visitorId} name=${name} />
        <p class="visitor-name">${name}</p>
        <${PresenceWord} status=${status} />
        <dl>
          <${Fact} term=${say('email')} value=${chat.visitorInfo.email} />
          <${Fact} term=${say('phone')} value=${chat.visitorInfo.phone} />
          <${Fact} term=${say('since')} value=${momentOf(chat.createdAt)} />
          <${Fact} term=${say('visitorId')} value=${chat.visitorId.slice(-12)} />
        </dl>
      </section>
      <section>
        <h3>${say('chat')}</h3>
        <div class="field">
          <label for="priority">${say('priority')}</label>
          <select id="priority" disabled=${chat.status === 'CLOSED'} onChange=${({ target }) => onChange('PUT', '/priority', { priority: target.value })}>
            ${PRIORITIES.map((one) => html`<option value=${one} selected=${one === chat.priority}>${say(`priority.${one}`)}</option>`)}
          </select>
        </div>
        <p class="owner"><span>${say('owner')}</span> <b>${chat.assignedCommercial?.name ?? say('nobody')}</b>
          ${chat.assignedCommercialId && chat.status !== 'CLOSED' && html`<button type="button" class="link" onClick=${() => onChange('PUT', '/unassign')}>${say('unassign')}</button>`}
        </p>
        ${chat.closedAt && html`<p class="quiet">${say('closedAt', { moment: momentOf(chat.closedAt) })}${chat.closedReason && `: ${chat.closedReason}`}</p>`}
        <${TagEditor} tags=${chat.tags} onChange=${(tags) => onChange('PUT', '/tags', { tags })} />
      </section>
      ${Object.keys(chat.metadata).length > 0 && html`<section>
        <h3>${say('metadata')}</h3>
        <dl>${Object.entries(chat.metadata).map(([term, value]) => html`<${Fact} key=${term} term=${term} value=${value} />`)}</dl>
      </section>`}
      <section>
        <h3>${say('earlier')}</h3>
        ${earlier.length === 0 && html`<p class="quiet">${say('earlier.none')}</p>`}
        <ul class="earlier">${earlier.map((other) => html`<li key=${other.id}>
          <button type="button" onClick=${() => desk.place.open(other.id)}>
            <span>${other.lastMessagePreview ?? say('noMessage')}</span>
            <small>${shortlyOf(other.createdAt)} <${StatusChip} status=${other.status} /></small>
          </button>
        </li>`)}</ul>
      </section>
      <section>
        <h3>${say('transcript')}</h3>
        <p class="transcripts">
          ${['txt', 'json'].map((format) => html`<a key=${format} class="button" href=${transcript(format)} download="chat-${chat.id}.${format}"><${Icon} name="download" />${say(`transcript.${format}`)}</a>`)}
        </p>
      </section>
    </aside>`;
  }
}

function Fact({ term, value }) {
  return value ? html`<div><dt>${term}</dt><dd>${value}</dd></div>` : null;
}

/** All tags are said at once, so whoever adds one repeats the others. */
class TagEditor extends View {
  #field = createRef();

  render({ tags, onChange }) {
    const add = (event) => {
      event.preventDefault();
      const tag = this.#field.current.value.trim();
      if (tag) {
        this.#field.current.value = '';
        onChange([...tags, tag]);
      }
    };
    return html`<form class="tags" onSubmit=${add}>
      <label for="new-tag">${say('tags')}</label>
      <ul>${tags.map((tag) => html`<li key=${tag} class="chip">${tag}
        <${IconButton} icon="close" label=${say('untag', { tag })} onClick=${() => onChange(tags.filter((one) => one !== tag))} />
      </li>`)}</ul>
      <div class="with-button"><input ref=${this.#field} id="new-tag" maxlength="50" placeholder=${say('tag.new')} /><button>${say('add')}</button></div>
    </form>`;
  }
}
