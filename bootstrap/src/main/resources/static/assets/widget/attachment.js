import { Component, html } from '../view.js';
import { icons } from './icons.js';
import { isPicture, save, sizeOf } from './files.js';

/** A file in a message: a picture is shown, whatever else is offered for download. */
export class Attachment extends Component {
  state = {};

  componentDidMount() {
    this.#load();
  }

  componentDidUpdate(before) {
    if (before.message.attachment?.fileId !== this.props.message.attachment?.fileId) {
      this.#load();
    }
  }

  componentWillUnmount() {
    this.gone = true;
  }

  render({ message, words, language }, { address, progress, failed }) {
    const { name, size } = message.attachment
      ? { name: message.attachment.fileName, size: message.attachment.fileSize }
      : message.file;
    const isUploading = message.status === 'sending' && message.file;
    if (message.attachment && isPicture(message.attachment) && !failed) {
      return html`<button type="button" class="picture" aria-label=${words.show(name)} disabled=${!address}
        onClick=${() => window.open(address, '_blank', 'noopener')}>
        ${address ? html`<img src=${address} alt=${name} onError=${() => this.setState({ failed: true })} />` : null}
      </button>`;
    }
    return html`<button type="button" class="file" aria-label=${words.download(name)} disabled=${!message.attachment}
      onClick=${() => this.#download()}>
      <span class="kind">${message.attachment ? icons.download() : icons.file()}</span>
      <span class="about"><span class="name" dir="auto">${name}</span>
        <small>${failed === 'download' ? words.downloadFailed : sizeOf(size, language)}</small></span>
      ${isUploading || progress !== undefined
        ? html`<progress max="1" value=${progress ?? message.file.progress} aria-label=${name}></progress>`
        : null}
    </button>`;
  }

  async #load() {
    const { attachment } = this.props.message;
    if (!attachment || !isPicture(attachment)) {
      return;
    }
    const { pictures, conversation } = this.props;
    try {
      this.#show({ address: await pictures.addressOf(attachment.fileId, () => conversation.download(attachment)) });
    } catch {
      this.#show({ failed: true });
    }
  }

  async #download() {
    const { message: { attachment }, conversation } = this.props;
    this.#show({ progress: 0, failed: undefined });
    try {
      const onProgress = (loaded, total) => this.#show({ progress: total ? loaded / total : 0 });
      save(await conversation.download(attachment, { onProgress }), attachment.fileName);
      this.#show({ progress: undefined });
    } catch {
      this.#show({ progress: undefined, failed: 'download' });
    }
  }

  #show(state) {
    if (!this.gone) {
      this.setState(state);
    }
  }
}
