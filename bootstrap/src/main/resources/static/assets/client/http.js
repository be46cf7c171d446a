/** What the server refused, or why it could not be asked. */
export class CharlaError extends Error {
  /**
   * @param {string} message for people to read
   * @param {object} [problem] what the server said (RFC 9457); `status` 0 means that there was no answer
   */
  constructor(message, { status = 0, type = 'about:blank', detail = message, errors = [], retryAfter, cause } = {}) {
    super(message, { cause });
    this.name = 'CharlaError';
    Object.assign(this, { status, type, detail, errors, retryAfter });
  }

  /** Whether the same may succeed a little later. */
  get isTransient() {
    return this.status === 0 || this.status === 429 || this.status >= 502;
  }
}

/** Requests in the name of whoever `proof` tells. */
export class Http {
  #origin;
  #fetch;
  #Xhr;
  #proof;

  /**
   * @param {object} world `origin`, `fetch` and, where uploads tell their progress, `XMLHttpRequest`
   * @param {() => Record<string, string>} proof the header fields that prove who asks
   */
  constructor({ origin, fetch, XMLHttpRequest }, proof) {
    this.#origin = origin;
    this.#fetch = fetch;
    this.#Xhr = XMLHttpRequest;
    this.#proof = proof;
  }

  /** @returns {Promise<any>} the answer's JSON, or undefined where it has none */
  async json(method, path, body, { headers = {}, signal } = {}) {
    const response = await this.#answer(path, {
      method,
      cache: 'no-store',
      headers: { accept: 'application/json', ...(body === undefined ? {} : JSON_TYPE), ...headers },
      body: body === undefined ? undefined : JSON.stringify(body),
      signal,
    });
    return response.status === 204 ? undefined : parsed(await response.text());
  }

  /**
   * @param {(loaded: number, total: number) => void} [onProgress] in bytes
   * @returns {Promise<Blob>}
   */
  async blob(path, { onProgress, signal } = {}) {
    const response = await this.#answer(path, { signal });
    const type = response.headers.get('content-type') ?? 'application/octet-stream';
    if (!onProgress || !response.body) {
      return response.blob();
    }
    const total = Number(response.headers.get('content-length')) || 0;
    const chunks = [];
    let loaded = 0;
    const reader = response.body.getReader();
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      chunks.push(part.value);
      loaded += part.value.length;
      onProgress(loaded, Math.max(total, loaded));
    }
    return new Blob(chunks, { type });
  }

  /** Sends a form; what is told of its progress comes from XMLHttpRequest, as `fetch` has no word for it. */
  form(path, form, { onProgress, signal } = {}) {
    return this.#Xhr ? this.#formByXhr(path, form, onProgress, signal) : this.#formByFetch(path, form, signal);
  }

  async #formByFetch(path, form, signal) {
    const response = await this.#answer(path, { method: 'POST', body: form, signal });
    return response.json();
  }

  #formByXhr(path, form, onProgress, signal) {
    const request = new this.#Xhr();
    return new Promise((resolve, reject) => {
      request.open('POST', this.#url(path));
      request.withCredentials = true;
      request.setRequestHeader('accept', 'application/json');
      Object.entries(this.#proof()).forEach(([name, value]) => request.setRequestHeader(name, value));
      if (onProgress) {
        request.upload.onprogress = ({ loaded, total }) => onProgress(loaded, total);
      }
      request.onload = () => {
        const body = parsed(request.responseText);
        request.status < 300
          ? resolve(body)
          : reject(refusal(request.status, body, request.getResponseHeader('retry-after')));
      };
      request.onerror = () => reject(unreachable());
      request.onabort = () => reject(unreachable(signal?.reason));
      signal?.addEventListener('abort', () => request.abort(), { once: true });
      request.send(form);
    });
  }

  async #answer(path, { headers, ...others }) {
    const url = this.#url(path);
    let response;
    try {
      response = await this.#fetch(url, {
        credentials: 'include',
        ...others,
        headers: { ...headers, ...this.#proof() },
      });
    } catch (failure) {
      throw unreachable(failure);
    }
    if (!response.ok) {
      throw refusal(response.status, parsed(await response.text()), response.headers.get('retry-after'));
    }
    return response;
  }

  /** Credentials go to the server alone, whatever an address in a message says. */
  #url(path) {
    const url = new URL(path, this.#origin);
    if (url.origin !== this.#origin) {
      throw new CharlaError(`not an address of ${this.#origin}`, { status: 400 });
    }
    return url.href;
  }
}

const JSON_TYPE = { 'content-type': 'application/json' };

function parsed(text) {
  try {
    return text ? JSON.parse(text) : undefined;
  } catch {
    return undefined; // a proxy's page, perhaps
  }
}

function refusal(status, problem, retryAfter) {
  const message = problem?.detail ?? problem?.message ?? problem?.error_description ?? `the server answered ${status}`;
  return new CharlaError(message, { ...problem, status, retryAfter: retryAfter ? Number(retryAfter) : undefined });
}

function unreachable(cause) {
  return new CharlaError('the server could not be reached', { cause });
}
