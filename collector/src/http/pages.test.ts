import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { makeCollector } from '../testing/collector-fixture.ts';
import { routeContext } from '../testing/route-context.ts';
import { createHttpServer } from './server.ts';
import { SESSION_COOKIE } from './sessions.ts';

const folder = mkdtempSync(join(tmpdir(), 'mach-shell-'));
afterAll(() => rmSync(folder, { recursive: true }));
mkdirSync(join(folder, '.vite'));
const manifest = {
  'src/pages/commune-page.tsx': { file: 'assets/commune.js', isDynamicEntry: true },
  'src/parts/province-boards.tsx': { file: 'assets/boards.js', isDynamicEntry: true },
};
writeFileSync(join(folder, '.vite', 'manifest.json'), JSON.stringify(manifest));
writeFileSync(join(folder, 'index.html'), '<html><head><title>Mạch</title></head></html>');

const roles = [
  ['commune', { unitCode: '99001' }],
  ['province-viewer', {}],
] as const;

/** The shell at `/` as a role opens it; as nobody without one. */
async function opened(role?: (typeof roles)[number][0]) {
  const { collector, random } = await makeCollector();
  const context = routeContext(collector, random);
  const server = await createHttpServer(context, [], { isLoopbackOnly: false, pages: folder });
  const createdAt = collector.now();
  for (const [name, unit] of roles) {
    const account = { name, role: name, post: name, createdAt, turn: 1, ...unit };
    await collector.commit([{ type: 'account-created', account }]);
  }
  const cookies =
    role === undefined ? {} : { [SESSION_COOKIE]: context.sessions.begin({ name: role, turn: 1 }, createdAt).id };
  return server.inject({ url: '/', cookies, headers: { accept: 'text/html' } });
}

it('tells the shell whose commune is the first page of who asks, and what that page needs, and keeps it nowhere', async () => {
  const { body, headers } = await opened('commune');
  expect(body).toContain('<meta name="home" content="/communes/99001" />');
  expect(headers['cache-control']).toBe('no-store');
  expect(headers.link).toContain('/assets/commune.js');
});

it.each([['province-viewer'], [undefined]] as const)('is the province’s first page for %s', async (role) => {
  const { body, headers } = await opened(role);
  expect(body).toBe('<html><head><title>Mạch</title></head></html>');
  expect(headers.link).toContain('/assets/boards.js');
});
