import { Emitter } from '../client/emitter.js';
import { LANGUAGES, speak } from './words.js';

const KEY = 'charla:console:preferences';
const THEMES = ['auto', 'light', 'dark'];

/** How this browser shows the console. Tells `change`. */
export class Preferences {
  language = LANGUAGES.find((known) => navigator.language.startsWith(known)) ?? 'en';
  theme = 'auto';
  /** Keys without Ctrl or Alt as shortcuts; some people's devices type by themselves. */
  hasShortcuts = true;
  notifies = false;
  #storage;
  #events = new Emitter();

  constructor(storage) {
    this.#storage = storage;
    this.#take(parsed(storage.getItem(KEY)));
    this.#apply();
  }

  on(event, listener) {
    return this.#events.on(event, listener);
  }

  set(change) {
    this.#take(change);
    this.#apply();
    const { language, theme, hasShortcuts, notifies } = this;
    try {
      this.#storage.setItem(KEY, JSON.stringify({ language, theme, hasShortcuts, notifies }));
    } catch {
      // They last as long as the page.
    }
    this.#events.emit('change', this);
  }

  #take({ language, theme, hasShortcuts, notifies }) {
    this.language = LANGUAGES.includes(language) ? language : this.language;
    this.theme = THEMES.includes(theme) ? theme : this.theme;
    this.hasShortcuts = hasShortcuts ?? this.hasShortcuts;
    this.notifies = notifies ?? this.notifies;
  }

  #apply() {
    speak(this.language);
    document.documentElement.lang = this.language;
    document.documentElement.dataset.theme = this.theme;
  }
}

function parsed(text) {
  try {
    return JSON.parse(text) ?? {};
  } catch {
    return {};
  }
}
