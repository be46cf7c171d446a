import { View, html } from '../html.js';
import { STATUSES } from '../presence.js';
import { say } from '../words.js';
import { Icon, IconButton } from './icons.js';
import { Avatar } from './parts.js';

/** Who one is, how one wants to be reached, how the connection stands, and the ways to everything else. */
export class Header extends View {
  constructor(props) {
    super(props);
    const { client, presence, preferences } = props.desk;
    this.follows(client, 'state');
    this.follows(presence);
    this.follows(preferences);
  }

  render({ desk, onShow }) {
    const { account, client, presence } = desk;
    return html`<header class="bar">
      <span class="mark" aria-hidden="true">C</span>
      <h1>${say('title')}</h1>
      <${ConnectionState} state=${client.state} />
      <button type="button" class="search-button" aria-label=${say('search')} onClick=${() => onShow('search')}>
        <${Icon} name="search" /><span>${say('search')}</span><kbd>Ctrl K</kbd>
      </button>
      <nav aria-label=${say('tools')}>
        <${IconButton} icon="bolt" label=${say('canned')} onClick=${() => onShow('canned')} />
        ${account.isAtLeast('admin') && html`<${IconButton} icon="people" label=${say('staff')} onClick=${() => onShow('staff')} />`}
        <${IconButton} icon="keyboard" label=${say('shortcuts')} onClick=${() => onShow('shortcuts')} />
        <${IconButton} icon="settings" label=${say('settings')} onClick=${() => onShow('settings')} />
      </nav>
      <label class="my-status">
        <span class="unseen">${say('myStatus')}</span>
        <span class="dot ${presence.status}" aria-hidden="true"></span>
        <select onChange=${({ target }) => desk.toasts.trying(() => presence.choose(target.value))}>
          ${STATUSES.map((status) => html`<option value=${status} selected=${status === presence.status}>${say(`status.${status}`)}</option>`)}
        </select>
      </label>
      <span class="me" title="${account.me.name} (${account.me.email})"><${Avatar} id=${account.me.id} name=${account.me.name} /></span>
      <${IconButton} icon="logOut" label=${say('logOut')} onClick=${() => desk.toasts.trying(() => desk.logOut())} />
    </header>`;
  }
}

/** Nothing to see while all is well, and always something to hear when it changes. */
function ConnectionState({ state }) {
  return html`<p class="connection ${state}" role="status">${state !== 'connected' && say(`connection.${state}`)}</p>`;
}
