const KEPT = 40;
const PICTURES = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp', 'image/avif', 'image/bmp']);
const LARGEST_PREVIEW = 8 * 1024 * 1024;

/** Whether a file is shown as a picture: of a kind that browsers only paint, and not too large to fetch unasked. */
export function isPicture({ mimeType, fileSize }) {
  return PICTURES.has(mimeType) && fileSize <= LARGEST_PREVIEW;
}

export function sizeOf(bytes, language) {
  const units = ['byte', 'kilobyte', 'megabyte'];
  const step = Math.min(Math.floor(Math.log(Math.max(bytes, 1)) / Math.log(1000)), units.length - 1);
  const format = { style: 'unit', unit: units[step], unitDisplay: 'short', maximumFractionDigits: step ? 1 : 0 };
  return new Intl.NumberFormat(language, format).format(bytes / 1000 ** step);
}

/** Pictures that were fetched, as addresses for the page; the oldest are given back. */
export class Pictures {
  #addresses = new Map();

  /** @param load resolves to the picture's bytes */
  async addressOf(fileId, load) {
    if (!this.#addresses.has(fileId)) {
      this.#addresses.set(fileId, load().then((blob) => URL.createObjectURL(blob)));
      this.#giveBack();
    }
    try {
      return await this.#addresses.get(fileId);
    } catch (failure) {
      this.#addresses.delete(fileId);
      throw failure;
    }
  }

  #giveBack() {
    for (const [fileId, address] of this.#addresses) {
      if (this.#addresses.size <= KEPT) {
        return;
      }
      this.#addresses.delete(fileId);
      address.then((url) => URL.revokeObjectURL(url), () => {});
    }
  }
}

/** Hands a file over to the browser's downloads. */
export function save(blob, name) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
