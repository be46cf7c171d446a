import { Component, html } from '../view.js';

/** Asked before anything is told of the visitor. */
export class Consent extends Component {
  state = { isAccepted: false, isBusy: false };

  render({ words, privacy, notice }, { isAccepted, isBusy }) {
    return html`<form class="consent" onSubmit=${(event) => this.#submit(event)}>
      ${notice ? html`<p class="notice" role="status">${words[notice]}</p>` : null}
      <p class="greeting">${words.greeting}</p>
      <h2>${words.consentTitle}</h2>
      <p>${words.consent}</p>
      ${this.#field('name', 'text', 'name', 200)}
      ${this.#field('email', 'email', 'email', 254)}
      ${this.#field('phone', 'tel', 'tel', 50)}
      <label class="accept"><input type="checkbox" checked=${isAccepted} required
        onChange=${({ target }) => this.setState({ isAccepted: target.checked })} />
        <span>${words.accept}</span></label>
      ${privacy ? html`<a href=${privacy} target="_blank" rel="noopener noreferrer">${words.policy}</a>` : null}
      <button type="submit" class="primary" disabled=${!isAccepted || isBusy}>${words.start}</button>
    </form>`;
  }

  #field(name, type, autocomplete, maxlength) {
    const { words } = this.props;
    return html`<label class="field"><span>${words[name]} <small>${words.optional}</small></span>
      <input name=${name} type=${type} autocomplete=${autocomplete} maxlength=${maxlength} dir="auto" /></label>`;
  }

  async #submit(event) {
    event.preventDefault();
    this.setState({ isBusy: true });
    await this.props.onAgree(Object.fromEntries(new FormData(event.target)));
    this.setState({ isBusy: false });
  }
}
