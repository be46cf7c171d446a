/**
 * Where things of different heights stand one below the other, as far as they were measured; the others are taken for as high
 * as the measured ones are on average.
 */
export class Heights {
  #measured = new Map();
  #sum = 0;
  #guess;

  constructor(guess) {
    this.#guess = guess;
  }

  set(key, height) {
    this.#sum += height - (this.#measured.get(key) ?? 0);
    this.#measured.set(key, height);
  }

  of(key) {
    return this.#measured.get(key) ?? this.average;
  }

  get average() {
    return this.#measured.size === 0 ? this.#guess : this.#sum / this.#measured.size;
  }

  /** How high the things are together from one place up to another. */
  between(keys, from, to) {
    let sum = 0;
    for (let place = from; place < to; place++) {
      sum += this.of(keys[place]);
    }
    return sum;
  }

  /** @returns {[number, number]} the places that are seen from `top` on, with so many more on each side */
  window(keys, top, height, margin) {
    let place = 0;
    let bottom = 0;
    while (place < keys.length && bottom + this.of(keys[place]) <= top) {
      bottom += this.of(keys[place++]);
    }
    const from = place;
    while (place < keys.length && bottom < top + height) {
      bottom += this.of(keys[place++]);
    }
    return [Math.max(from - margin, 0), Math.min(place + margin, keys.length)];
  }
}
