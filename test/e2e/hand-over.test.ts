import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { cleanUp, eventually, freePort, ROOT, start, temporaryFolder } from '../support/programs.ts';

afterAll(cleanUp);

it('an agent that is killed while it waits to join leaves nobody behind who goes on asking', async () => {
  const folder = await temporaryFolder();
  const collectorUrl = `http://127.0.0.1:${await freePort()}`;
  writeFileSync(join(folder, 'join-later.json'), JSON.stringify({ collectorUrl, token: 'a'.repeat(43), about: {} }));
  const agent = start(process.execPath, [join(ROOT, 'agent', 'src', 'resident.ts'), '--session', folder]);
  const asking = () => processesOf(folder).filter((line) => line.includes('--hand-over'));
  await eventually('it asks', () => readFileSync(join(folder, 'agent.log'), 'utf8').includes('Asking again'));
  expect(asking()).toHaveLength(1);
  agent.child.kill('SIGKILL');
  await eventually('nobody asks', () => asking().length === 0, 20_000);
});

/** Command lines that name the folder. */
function processesOf(folder: string): readonly string[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((id) => {
      try {
        const line = readFileSync(join('/proc', id, 'cmdline'), 'utf8').replaceAll('\0', ' ');
        return line.includes(folder) ? [line] : [];
      } catch {
        // It has ended meanwhile.
        return [];
      }
    });
}
