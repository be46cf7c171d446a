import { View, html } from '../html.js';
import { say } from '../words.js';
import { Dialog } from './dialog.js';
import { Avatar, Empty, PresenceWord } from './parts.js';

/** To whom a chat is handed over; those who are there come first. */
export class Transfer extends View {
  constructor(props) {
    super(props);
    this.follows(props.desk.colleagues);
    props.desk.colleagues.load();
  }

  render({ desk, chat, onClose, onChoose }) {
    const others = desk.colleagues.present.filter(({ id }) => id !== chat.assignedCommercialId);
    const choose = (id) => {
      onClose();
      onChoose(id);
    };
    return html`<${Dialog} title=${say('transfer.title')} onClose=${onClose}>
      ${others.length === 0 && html`<${Empty} title=${say('transfer.nobody')} />`}
      <ul class="choices">
        ${others.map(({ id, name, sites }) => html`<li key=${id}>
          <button type="button" onClick=${() => choose(id)}>
            <${Avatar} id=${id} name=${name} />
            <span class="choice-name">${name}<small>${sites.join(', ')}</small></span>
            <${PresenceWord} status=${desk.colleagues.statusOf(id) ?? 'offline'} />
          </button>
        </li>`)}
      </ul>
    <//>`;
  }
}
