/** Shows the line that puts the widget on a page, for the site that this page's own is for. */
const { site, key } = document.querySelector('script[data-site]').dataset;
const line = `<script src="${location.origin}/widget.js"\n  data-site="${site}" data-key="${key}" async></script>`;

const copy = document.getElementById('copy');
document.getElementById('snippet').textContent = line;
copy.addEventListener('click', async () => {
  await navigator.clipboard.writeText(line);
  copy.textContent = 'Copied';
});
