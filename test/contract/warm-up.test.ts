import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';

const run = promisify(execFile);
const module = new URL('../../packages/ports/src/node/warm-up.ts', import.meta.url).href;

it('is done once a process, and leaves nothing open that would keep it alive', async () => {
  const script = `
    const { warmUp } = await import(${JSON.stringify(module)});
    const first = warmUp();
    await first;
    console.log(warmUp() === first);
  `;
  // A process that does not end by itself is killed, which rejects.
  const { stdout } = await run(process.execPath, ['--input-type=module', '-e', script], { timeout: 30_000 });
  expect(stdout).toBe('true\n');
});

it('goes every way: each listener hears of it', async () => {
  const script = `
    import { channel } from 'node:diagnostics_channel';
    let sockets = 0;
    channel('net.server.socket').subscribe(() => sockets++);
    const { warmUp } = await import(${JSON.stringify(module)});
    await warmUp();
    console.log(sockets);
  `;
  const { stdout } = await run(process.execPath, ['--input-type=module', '-e', script], { timeout: 30_000 });
  // A page and a handshake in each of three rounds.
  expect(Number(stdout)).toBe(6);
});
