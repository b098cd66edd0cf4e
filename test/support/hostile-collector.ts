import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createTcpServer } from 'node:net';

/** A file that only a command of the collector's could make, and what stands in every text that could become one. */
export const MARK = 'mach-hostile';

export interface HostileCollector {
  readonly url: string;
  /** Batches that were sent so far, whatever was answered. */
  batches(): number;
  /** How often the configuration was fetched. */
  configs(): number;
  /** Connections to a service of this machine that no check may reach. */
  trapped(): number;
  close(): void;
}

const commandsIn = (file: string) => [
  `;touch ${file}`,
  `$(touch ${file})`,
  `\`touch ${file}\``,
  `127.0.0.1;touch ${file}`,
  `-f ${MARK}`,
  `--help ${MARK}`,
  `| touch ${file}`,
  `\n touch ${file}`,
  `&& touch ${file}`,
];

/** A collector in the hands of somebody who has every key of it, and what they would try on the PCs. `kinds`: all that there are. */
export async function startHostileCollector(
  address: string,
  file: string,
  kinds: readonly string[],
): Promise<HostileCollector> {
  let trapped = 0;
  const trap = createTcpServer((socket) => {
    trapped++;
    socket.on('error', () => {}).end();
  });
  await new Promise<void>((resolve) => trap.listen(0, '127.0.0.1', resolve));
  const trapPort = portOf(trap.address());
  let batches = 0;
  let configs = 0;
  const server = createServer((request, response) => {
    void bodyOf(request).then(() => answer(request, response));
  });
  // Not on loopback: what is there may be asked of an agent whose collector is there.
  await new Promise<void>((resolve) => server.listen(0, address, resolve));
  const url = `http://${address}:${portOf(server.address())}`;
  const checks = hostileChecks(file, kinds, trapPort);

  function answer(request: IncomingMessage, response: ServerResponse): unknown {
    const path = new URL(request.url ?? '/', url).pathname;
    const json = (value: unknown, status = 200) => {
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value));
    };
    if (path === '/api/v1/enrol') {
      return json({
        device: 'e'.repeat(32),
        deviceNumber: 1,
        secret: 's'.repeat(43),
        unitCode: '99001',
        unitName: `Xã Ví Dụ ${MARK}`,
        salt: `;touch ${file}`,
        accepts: [1],
        codings: [],
        now: Date.now(),
        run: `touch ${file}`,
        update: { url: `${url}/evil.js`, version: '999.0.0' },
      });
    }
    if (path === '/api/v1/agent/config') {
      configs++;
      return json(configs === 1 ? { ...config('first'), checks } : oddConfigs(file)[(configs - 2) % 4]);
    }
    if (path === '/api/v1/reports') return reportsAnswer(response, json);
    return json({ error: 'no' }, 404);
  }

  /** The first answers are such as a good collector gives, but for what they ask; then come those that are made to hurt. */
  function reportsAnswer(response: ServerResponse, json: (value: unknown, status?: number) => void): unknown {
    batches++;
    const requests = checks.slice(0, 100).map(({ everyS: _, ...check }) => check);
    const decided = {
      // Whatever was sent, and the numbers after it.
      acknowledged: [[1, batches * 1_000_000]],
      refused: [],
      now: Date.now(),
      configEtag: `e${batches}`,
      requests: requests.slice(0, 100),
      secretWanted: true,
      run: `touch ${file}`,
      eval: `require('node:fs').writeFileSync(${JSON.stringify(file)}, '')`,
      update: { url: `${url}/evil.js` },
      __proto__: null,
    };
    switch (batches) {
      case 3:
        // Two hundred megabytes, as fast as they are taken.
        return endless(response);
      case 5:
        return json({ ...decided, acknowledged: [[1, Number.MAX_SAFE_INTEGER]], configEtag: '\r\nx-evil: y' });
      default:
        return json(decided);
    }
  }

  return {
    url,
    batches: () => batches,
    configs: () => configs,
    trapped: () => trapped,
    close: () => {
      trap.close();
      server.closeAllConnections();
      server.close();
    },
  };
}

const config = (etag: string) => ({
  etag,
  reportEveryS: 5,
  sendEveryS: 5,
  checks: [] as unknown[],
  codings: [],
  contacts: [],
});

/** Each field bent once; none may end the agent. */
const oddConfigs = (file: string): readonly unknown[] => [
  { ...config('a\r\nx-evil: 1'), meetingReflector: `;touch ${file}` },
  { ...config('../../../../etc/cron.d/x'), contacts: [{ name: `\u001b]0;${MARK}\u0007`, phone: `$(touch ${file})` }] },
  { ...config('b'), sendEveryS: -1 },
  { ...config('c'), checks: [{ id: '../../x', kind: 'ping', everyS: 5, target: file }] },
];

function hostileChecks(file: string, kinds: readonly string[], trapPort: number) {
  const commands = commandsIn(file);
  const targets = [
    ...commands,
    `127.0.0.1:${trapPort}`,
    `http://127.0.0.1:${trapPort}/`,
    `http://localhost:${trapPort}/`,
    `http://[::ffff:127.0.0.1]:${trapPort}/`,
    `http://2130706433:${trapPort}/`,
    'file:///etc/passwd',
    '/etc/passwd',
    '\\\\evil.example\\share',
    'http://169.254.169.254/latest/meta-data/',
    '192.168.1.1',
  ];
  const unknown = [
    'exec',
    'shell',
    'script',
    'run',
    'eval',
    'update',
    '__proto__',
    'constructor',
    'toString',
    '../ping',
    `;touch ${file}`,
  ];
  const made = [
    ...unknown.map((kind) => ({ kind, target: commands[0] as string, options: { command: `touch ${file}` } })),
    ...kinds.map((kind, i) => ({ kind, target: targets[i % targets.length] as string })),
    ...['ping', 'http', 'snmp'].flatMap((kind) => targets.map((target) => ({ kind, target }))),
    ...['packets', 'server', 'type', 'path', 'community', 'expect'].map((option) => ({
      kind: 'ping',
      target: '127.0.0.1',
      options: { [option]: commands[1] as string, packets: 1_000_000_000 },
    })),
  ];
  return made.map((check, i) => ({ id: `h${i}`, everyS: 5, ...check }));
}

function endless(response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'application/json' });
  const chunk = Buffer.alloc(1_000_000, 0x5b);
  let left = 200;
  const more = () => {
    while (left-- > 0 && response.write(chunk));
    if (left <= 0) response.end();
  };
  response.on('drain', more).on('error', () => {});
  more();
}

async function bodyOf(request: IncomingMessage): Promise<void> {
  for await (const _chunk of request);
}

const portOf = (address: unknown) => (address as { readonly port: number }).port;
