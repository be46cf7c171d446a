import { View, html } from '../html.js';
import { say } from '../words.js';
import { Dialog } from './dialog.js';
import { Field } from './parts.js';

const LANGUAGES = { es: 'Español', en: 'English' };

/** How this browser shows the console. */
export class Settings extends View {
  constructor(props) {
    super(props);
    this.follows(props.desk.preferences);
  }

  async #notify(wanted) {
    const { notices, preferences, toasts } = this.props.desk;
    if (!wanted) {
      preferences.set({ notifies: false });
    } else if (!(await notices.allow())) {
      toasts.show(say('notify.refused'), 'failed');
    }
  }

  render({ desk, onClose }) {
    const { preferences } = desk;
    return html`<${Dialog} title=${say('settings')} onClose=${onClose}>
      <${Field} id="language" label=${say('language')}><select id="language" onChange=${({ target }) => preferences.set({ language: target.value })}>
        ${Object.entries(LANGUAGES).map(([code, name]) => html`<option value=${code} selected=${code === preferences.language}>${name}</option>`)}
      </select><//>
      <${Field} id="theme" label=${say('theme')}><select id="theme" onChange=${({ target }) => preferences.set({ theme: target.value })}>
        ${['auto', 'light', 'dark'].map((theme) => html`<option value=${theme} selected=${theme === preferences.theme}>${say(`theme.${theme}`)}</option>`)}
      </select><//>
      <label class="check"><input type="checkbox" checked=${preferences.notifies} onChange=${({ target }) => this.#notify(target.checked)} />${say('notify')}</label>
    <//>`;
  }
}
