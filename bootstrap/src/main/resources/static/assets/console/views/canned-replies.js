import { View, createRef, html } from '../html.js';
import { failureOf } from '../toasts.js';
import { say } from '../words.js';
import { Dialog } from './dialog.js';
import { IconButton } from './icons.js';
import { Empty, Field } from './parts.js';

/** Where the texts that are kept ready are written. */
export class CannedReplies extends View {
  #shortcut = createRef();
  #title = createRef();
  #content = createRef();
  #site = createRef();

  constructor(props) {
    super(props);
    this.follows(props.desk.replies);
    this.follows(props.desk.colleagues);
    props.desk.replies.load();
  }

  get #mySites() {
    const { account, colleagues } = this.props.desk;
    return colleagues.all.find(({ id }) => id === account.me.id)?.sites ?? [];
  }

  #edit(edited) {
    this.setState({ edited, problem: undefined }, () => this.#shortcut.current?.focus());
  }

  async #save(event) {
    event.preventDefault();
    const { replies } = this.props.desk;
    const { edited } = this.state;
    const wording = { shortcut: this.#shortcut.current.value.replace(/^\//, ''), title: this.#title.current.value, content: this.#content.current.value };
    try {
      const site = this.#site.current?.value;
      await (edited.id ? replies.reword(edited.id, wording) : replies.add(site ? { ...wording, site } : wording));
      this.setState({ edited: undefined });
    } catch (failure) {
      this.setState({ problem: failure });
    }
  }

  render({ desk, onClose }, { edited, problem }) {
    const errorOf = (field) => problem?.errors?.find((error) => error.field === field)?.message;
    const mayWrite = ({ site }) => site || desk.account.isAtLeast('supervisor');
    return html`<${Dialog} title=${say('canned')} wide=${true} onClose=${onClose}>
      <p class="quiet">${say('canned.hint')}</p>
      ${edited
        ? html`<form class="panel" onSubmit=${(event) => this.#save(event)}>
          ${problem && html`<p class="error" role="alert">${failureOf(problem)}</p>`}
          <${Field} id="shortcut" label=${say('canned.shortcut')} error=${errorOf('shortcut')}><input ref=${this.#shortcut} id="shortcut" required maxlength="41" value=${edited.shortcut} /><//>
          <${Field} id="title" label=${say('canned.title')} error=${errorOf('title')}><input ref=${this.#title} id="title" required maxlength="100" value=${edited.title} /><//>
          <${Field} id="content" label=${say('canned.content')} error=${errorOf('content')}><textarea ref=${this.#content} id="content" required maxlength="4000" rows="5">${edited.content}</textarea><//>
          ${!edited.id && html`<${Field} id="site" label=${say('canned.site')}><select ref=${this.#site} id="site">
            ${desk.account.isAtLeast('supervisor') && html`<option value="">${say('canned.everywhere')}</option>`}
            ${this.#mySites.map((domain) => html`<option value=${domain}>${domain}</option>`)}
          </select><//>`}
          <div class="dialog-foot"><button type="button" onClick=${() => this.#edit(undefined)}>${say('cancel')}</button><button class="primary">${say('save')}</button></div>
        </form>`
        : html`<p><button type="button" class="primary" onClick=${() => this.#edit({})}>${say('canned.add')}</button></p>`}
      ${desk.replies.all.length === 0 && !edited && html`<${Empty} title=${say('canned.none')} />`}
      <ul class="canned">
        ${desk.replies.all.map((reply) => html`<li key=${reply.id}>
          <div><b>/${reply.shortcut}</b> ${reply.title} <span class="chip">${reply.site ?? say('canned.everywhere')}</span><p>${reply.content}</p></div>
          ${mayWrite(reply) && html`<${IconButton} icon="edit" label=${say('canned.edit', { shortcut: reply.shortcut })} onClick=${() => this.#edit(reply)} />
            <${IconButton} icon="trash" label=${say('canned.remove', { shortcut: reply.shortcut })} onClick=${() => desk.toasts.trying(() => desk.replies.remove(reply.id))} />`}
        </li>`)}
      </ul>
    <//>`;
  }
}
