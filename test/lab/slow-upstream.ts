import { createServer } from 'node:http';

/**
 * What stands behind the portal: an application that thinks before it answers. `?ttfb=MS` says how long, `?code=STATUS`
 * what it answers, `?hang=1` that it never does.
 */
const [port, slowMs] = process.argv.slice(2).map(Number);

const server = createServer(({ url }, response) => {
  const asked = new URL(url ?? '/', 'http://portal').searchParams;
  if (asked.has('hang')) return;
  const answer = () => {
    response.writeHead(Number(asked.get('code') ?? 200), { 'content-type': 'text/html' });
    response.end('<!doctype html><title>Tra cứu hồ sơ</title>\n');
  };
  setTimeout(answer, Number(asked.get('ttfb') ?? slowMs));
});
server.listen(port, '127.0.0.1');
