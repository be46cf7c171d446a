import { View, createRef, html } from '../html.js';
import { failureOf } from '../toasts.js';
import { say } from '../words.js';
import { Confirmation, Dialog } from './dialog.js';
import { Avatar, Field, PresenceWord } from './parts.js';

const ROLES = ['commercial', 'supervisor', 'admin'];

/** The accounts of those who work here, for admins. */
export class Staff extends View {
  #form = createRef();

  constructor(props) {
    super(props);
    this.follows(props.desk.colleagues);
    props.desk.colleagues.load();
  }

  async #add(event) {
    event.preventDefault();
    const { name, email, password, role, sites } = Object.fromEntries(new FormData(this.#form.current));
    const domains = sites.split(/[\s,]+/u).filter(Boolean);
    try {
      await this.props.desk.colleagues.add({ name, email, password, roles: [role], ...(domains.length > 0 ? { sites: domains } : {}) });
      this.setState({ isAdding: false, problem: undefined });
      this.props.desk.toasts.show(say('staff.added', { name }));
    } catch (problem) {
      this.setState({ problem });
    }
  }

  render({ desk, onClose }, { isAdding, problem, leaving }) {
    const { all } = desk.colleagues;
    const setActive = (person, active) => desk.toasts.trying(() => desk.colleagues.setActive(person.id, active));
    return html`<${Dialog} title=${say('staff')} wide=${true} onClose=${onClose}>
      ${isAdding
        ? this.#adding(problem)
        : html`<p><button type="button" class="primary" onClick=${() => this.setState({ isAdding: true })}>${say('staff.add')}</button></p>`}
      <ul class="people">
        ${all.map((person) => html`<li key=${person.id} class=${person.active ? '' : 'inactive'}>
          <${Avatar} id=${person.id} name=${person.name} />
          <div class="person"><b>${person.name}</b><small>${person.email}</small><small>${person.roles.map((role) => say(`role.${role}`)).join(', ')} · ${person.sites.join(', ')}</small></div>
          ${person.active ? html`<${PresenceWord} status=${desk.colleagues.statusOf(person.id) ?? 'offline'} />` : html`<span class="chip">${say('staff.inactive')}</span>`}
          ${person.id !== desk.account.me.id && (person.active
            ? html`<button type="button" onClick=${() => this.setState({ leaving: person })}>${say('staff.deactivate')}</button>`
            : html`<button type="button" onClick=${() => setActive(person, true)}>${say('staff.activate')}</button>`)}
        </li>`)}
      </ul>
      ${leaving && html`<${Confirmation} title=${say('staff.deactivate')} text=${say('staff.deactivate.text', { name: leaving.name })} action=${say('staff.deactivate')}
        onClose=${() => this.setState({ leaving: undefined })} onConfirm=${() => setActive(leaving, false)} />`}
    <//>`;
  }

  #adding(problem) {
    const errorOf = (field) => problem?.errors?.find((error) => error.field === field)?.message;
    return html`<form class="panel" ref=${this.#form} onSubmit=${(event) => this.#add(event)} autocomplete="off">
      ${problem && html`<p class="error" role="alert">${failureOf(problem)}</p>`}
      <${Field} id="new-name" label=${say('name')} error=${errorOf('name')}><input id="new-name" name="name" required maxlength="200" /><//>
      <${Field} id="new-email" label=${say('email')} error=${errorOf('email')}><input id="new-email" name="email" type="email" required maxlength="254" /><//>
      <${Field} id="new-password" label=${say('password')} hint=${say('staff.password')} error=${errorOf('password')}><input id="new-password" name="password" type="password" autocomplete="new-password" required minlength="12" maxlength="200" aria-describedby="new-password-hint" /><//>
      <${Field} id="new-role" label=${say('role')}><select id="new-role" name="role">${ROLES.map((role) => html`<option value=${role}>${say(`role.${role}`)}</option>`)}</select><//>
      <${Field} id="new-sites" label=${say('staff.sites')} hint=${say('staff.sites.hint')} error=${errorOf('sites')}><input id="new-sites" name="sites" aria-describedby="new-sites-hint" /><//>
      <div class="dialog-foot"><button type="button" onClick=${() => this.setState({ isAdding: false, problem: undefined })}>${say('cancel')}</button><button class="primary">${say('add')}</button></div>
    </form>`;
  }
}
