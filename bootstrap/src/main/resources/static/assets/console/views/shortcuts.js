import { View, html } from '../html.js';
import { say } from '../words.js';
import { Dialog } from './dialog.js';

const KEYS = [
  ['Ctrl K', 'search'],
  ['J', 'next'],
  ['K', 'previous'],
  ['Alt ↓', 'next'],
  ['Alt ↑', 'previous'],
  ['R', 'reply'],
  ['N', 'note'],
  ['Alt R', 'reply'],
  ['Alt N', 'note'],
  ['T', 'take'],
  ['I', 'details'],
  ['/', 'canned'],
  ['Enter', 'send'],
  ['Shift Enter', 'line'],
  ['Esc', 'close'],
  ['?', 'shortcuts'],
];

export class Shortcuts extends View {
  constructor(props) {
    super(props);
    this.follows(props.desk.preferences);
  }

  render({ desk, onClose }) {
    const { preferences } = desk;
    return html`<${Dialog} title=${say('shortcuts')} onClose=${onClose}>
      <dl class="keys">${KEYS.map(([keys, name]) => html`<div key=${keys}><dt>${keys.split(' ').map((key) => html`<kbd>${key}</kbd>`)}</dt><dd>${say(`key.${name}`)}</dd></div>`)}</dl>
      <label class="check"><input type="checkbox" checked=${preferences.hasShortcuts} onChange=${({ target }) => preferences.set({ hasShortcuts: target.checked })} />${say('shortcuts.plain')}</label>
    <//>`;
  }
}
