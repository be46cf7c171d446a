/** A site that is not the server's, with the widget on it and a policy that allows it no more than the widget's words say. */
import { createServer } from 'node:http';
import { url } from './charla.mjs';

/**
 * @param {Record<string, string>} data further attributes of the script
 * @returns the page at an origin that is one of the site's (`allowed`), and at one that is not (`foreign`)
 */
export async function served(data = {}) {
  const attributes = Object.entries(data).map(([name, value]) => ` data-${name}="${value}"`).join('');
  const page = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Another site</title><h1>Another site</h1>
    <script src="${url}/widget.js" data-site="localhost" data-key="local"${attributes} async></script></html>`;
  const policy = `default-src 'none'; script-src ${url}; connect-src ${url} ${url.replace('http', 'ws')}; img-src blob:`;
  const server = createServer((request, response) => {
    response.setHeader('content-type', 'text/html');
    response.setHeader('content-security-policy', policy);
    response.end(page);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address();
  return {
    allowed: `http://127.0.0.1:${port}/`,
    foreign: `http://shop.localhost:${port}/`,
    close: () => new Promise((resolve) => {
      server.close(resolve);
      server.closeAllConnections();
    }),
  };
}
