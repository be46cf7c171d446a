/** Calls back who looks elsewhere: a number in the title, and a notification where that was allowed. */
export class Attention {
  #words;
  #count = 0;
  #title;

  constructor(words) {
    this.#words = words;
    document.addEventListener('visibilitychange', () => document.hidden || this.#calm());
  }

  /** `undefined` where there are no notifications. */
  get permission() {
    return globalThis.Notification?.permission;
  }

  /** To be called from within a gesture: a question that nobody asked for is refused for good. */
  ask() {
    return Notification.requestPermission();
  }

  /** @param onClick what shows the message */
  call(message, onClick) {
    if (!document.hidden) {
      return;
    }
    this.#title ??= document.title;
    document.title = `(${++this.#count}) ${this.#title}`;
    if (this.permission === 'granted') {
      this.#notify(message, onClick);
    }
  }

  #notify(message, onClick) {
    try {
      const notification = new Notification(this.#words.notification(message.senderName ?? this.#words.somebody), {
        body: message.content.slice(0, 200),
        tag: message.chatId,
      });
      notification.onclick = () => {
        globalThis.focus();
        notification.close();
        onClick();
      };
    } catch {
      // Some phones allow notifications to service workers only.
    }
  }

  #calm() {
    if (this.#title !== undefined) {
      document.title = this.#title;
      this.#title = undefined;
      this.#count = 0;
    }
  }
}
