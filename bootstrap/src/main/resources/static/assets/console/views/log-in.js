import { View, createRef, html } from '../html.js';
import { failureOf } from '../toasts.js';
import { say } from '../words.js';
import { Field } from './parts.js';

/** Also what stands over the page when a log-in has expired. */
export class LogIn extends View {
  #email = createRef();
  #password = createRef();

  componentDidMount() {
    (this.#email.current.value ? this.#password : this.#email).current.focus();
  }

  async #logIn(event) {
    event.preventDefault();
    this.setState({ isBusy: true, problem: undefined });
    try {
      await this.props.desk.account.logIn({ email: this.#email.current.value, password: this.#password.current.value });
    } catch (failure) {
      this.setState({ isBusy: false, problem: failure.status === 401 ? say('logIn.wrong') : failureOf(failure) });
      this.#password.current.select();
    }
  }

  render({ desk }, { isBusy, problem }) {
    const hasExpired = desk.account.state === 'expired';
    return html`<main class="log-in">
      <form onSubmit=${(event) => this.#logIn(event)} aria-labelledby="log-in-title">
        <span class="mark" aria-hidden="true">C</span>
        <h1 id="log-in-title">${say('title')}</h1>
        <p class="quiet">${hasExpired ? say('logIn.expired') : say('logIn.welcome')}</p>
        <p class="error" role="alert">${problem}</p>
        <${Field} id="email" label=${say('email')}>
          <input ref=${this.#email} id="email" type="email" autocomplete="username" required maxlength="254" value=${hasExpired ? desk.account.me?.email : undefined} />
        <//>
        <${Field} id="password" label=${say('password')}>
          <input ref=${this.#password} id="password" type="password" autocomplete="current-password" required maxlength="1000" />
        <//>
        <button class="primary" disabled=${isBusy}>${isBusy ? say('logIn.busy') : say('logIn')}</button>
      </form>
    </main>`;
  }
}
