/** Everything behind the page: one desk for one person at a time. */
import { createClient } from '../../charla-client.js';
import { Account } from './account.js';
import { Board } from './board.js';
import { Colleagues } from './colleagues.js';
import { Drafts } from './drafts.js';
import { Notices } from './notices.js';
import { Place } from './place.js';
import { Preferences } from './preferences.js';
import { Presence } from './presence.js';
import { Replies } from './replies.js';
import { Toasts } from './toasts.js';

export class Desk {
  constructor({ client = createClient({ origin: location.origin }), storage = localStorage } = {}) {
    this.client = client;
    this.preferences = new Preferences(storage);
    this.account = new Account(client);
    this.toasts = new Toasts();
    this.place = new Place(window);
    this.board = new Board(client, this.account);
    this.colleagues = new Colleagues(client, this.account);
    this.replies = new Replies(this.account);
    this.drafts = new Drafts(storage, this.account);
    this.presence = new Presence(client, this.account, storage);
    this.notices = new Notices(this);
    this.account.on('in', () => this.#begin());
    this.account.on('out', () => this.#end());
  }

  /** Drafts are words about people: nobody who comes next to this browser shall find them. */
  async logOut() {
    this.board.stop();
    await this.presence.leave();
    await this.account.logOut();
  }

  #begin() {
    this.board.start();
    this.colleagues.load();
    this.replies.load();
    this.presence.start();
  }

  #end() {
    this.drafts.forget();
    this.board.stop();
    this.presence.stop();
    this.place.leave();
  }
}
