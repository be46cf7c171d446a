/**
 * Charla's chat on a page:
 *
 *   <script src="https://chat.example/widget.js" data-site="shop.example" data-key="…" async></script>
 *
 * Further attributes, none of which is needed: `data-language` (`en`, `es`), `data-colour` (any CSS colour), `data-title`,
 * `data-position` (`left`, `right`), `data-privacy` (the address of the site's privacy policy). A click on whatever has the attribute
 * `data-charla-open` opens the chat.
 *
 * A page with a content security policy allows the server's origin in `script-src` and `connect-src` (there also with `wss:`), and
 * `blob:` in `img-src` for pictures; styles need no permission.
 */
(function () {
  'use strict';

  const script = document.currentScript;
  if (!script || !('attachShadow' in Element.prototype)) {
    return;
  }
  const { origin } = new URL(script.src);
  const settings = { origin, ...script.dataset };

  function mount() {
    import(new URL('assets/widget/main.js', script.src).href)
      .then((widget) => widget.mount(settings))
      .catch((failure) => console.error('Charla could not be loaded.', failure));
  }

  if (document.readyState === 'loading') {
    document.addEventListener('DOMContentLoaded', mount, { once: true });
  } else {
    mount();
  }
})();
