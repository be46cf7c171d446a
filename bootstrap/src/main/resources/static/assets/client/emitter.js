/** Somebody others listen to. A listener that throws does not keep the others from hearing. */
export class Emitter {
  #listeners = new Map();

  /**
   * @param {string} event
   * @param {(payload: any) => void} listener
   * @returns {() => void} ends it
   */
  on(event, listener) {
    const listeners = this.#listeners.get(event) ?? new Set();
    this.#listeners.set(event, listeners.add(listener));
    return () => listeners.delete(listener);
  }

  emit(event, payload) {
    for (const listener of [...(this.#listeners.get(event) ?? [])]) {
      try {
        listener(payload);
      } catch (failure) {
        reportLater(failure);
      }
    }
  }
}

/** As an uncaught error, so that it is seen where errors of the page are. */
function reportLater(failure) {
  queueMicrotask(() => {
    throw failure;
  });
}
