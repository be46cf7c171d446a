import { Desk } from './desk.js';
import { html, render } from './html.js';
import { App } from './views/app.js';

const desk = new Desk();
render(html`<${App} desk=${desk} />`, document.getElementById('console'));
desk.account.resume();
