import { say } from './words.js';
import { nameOfVisitor } from './people.js';

/** Tells somebody who looks elsewhere: by a number in the title, and by a notification of the system where that is wanted. */
export class Notices {
  #desk;

  constructor(desk) {
    this.#desk = desk;
    desk.board.on('change', () => this.#entitle());
    desk.board.on('news', (news) => this.#notify(news));
    desk.preferences.on('change', () => this.#entitle());
  }

  /** Asks the browser, which asks the person. */
  async allow() {
    const permission = 'Notification' in globalThis && (await Notification.requestPermission());
    this.#desk.preferences.set({ notifies: permission === 'granted' });
    return permission === 'granted';
  }

  #entitle() {
    const { unread, waiting } = this.#desk.board;
    const count = unread + waiting;
    document.title = count > 0 ? `(${count}) ${say('title')}` : say('title');
  }

  #notify({ chat, kind }) {
    const isLookedAt = !document.hidden && document.hasFocus();
    if (isLookedAt || !this.#desk.preferences.notifies || globalThis.Notification?.permission !== 'granted') {
      return;
    }
    const notification = new Notification(say(`news.${kind}`, { name: nameOfVisitor(chat) }), {
      body: chat.lastMessagePreview ?? '',
      tag: chat.id, // one at a time for each chat
    });
    notification.onclick = () => {
      window.focus();
      this.#desk.place.open(chat.id);
      notification.close();
    };
  }
}
