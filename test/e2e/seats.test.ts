import { createServer } from 'node:http';
import { afterAll, expect, it } from 'vitest';
import { listenLocally } from '../contract/support/local-server.ts';
import { startAgent, startCollector } from '../support/commune.ts';
import { AGENT, cleanUp, eventually, run } from '../support/programs.ts';

afterAll(cleanUp);

it('two of a place ask the services, a third when its user presses, and none of them another machine of the LAN', async () => {
  let asked = 0;
  const portal = createServer((_, answer) => {
    asked += 1;
    answer.end();
  });
  await using local = await listenLocally(portal);
  const collector = await startCollector({
    config: `
reportEveryS: 5
sendEveryS: 5
services:
  - { id: portal, kind: other, name: Cổng thử, hosts: [127.0.0.1], pages: { static: "http://127.0.0.1:${local.port}/" } }
  - { id: lan, kind: other, name: Máy khác, hosts: [127.0.0.2], pages: { static: "http://127.0.0.2:${local.port}/" } }
`,
  });
  const agents = [await startAgent(collector), await startAgent(collector), await startAgent(collector)];
  const other = await eventually('leader and deputy have asked, and who else there is', async () => {
    const devices = await Promise.all(['1', '2', '3'].map((n) => collector.command('devices', 'show', n, '--json')));
    const all = devices.map((text) => JSON.parse(text) as Shown);
    const hasAsked = ({ readings }: Shown) => readings.some(({ id }) => id === 'portal.static');
    const seats = all.filter(hasAsked).map(({ seat }) => seat);
    const without = all.findIndex(({ seat }) => seat === undefined);
    // While their site is only being found, newcomers may lead the commune as a whole.
    return seats.includes('leader') && seats.includes('deputy') && without >= 0 ? without : undefined;
  });

  const before = asked;
  const press = async () => {
    const { stdout } = await run(AGENT, ['check', '--data', agents[other]?.data ?? '', '--json']);
    return (JSON.parse(stdout) as { services: { target: string; reading?: object }[] }).services;
  };
  const services = await eventually('it knows what to ask', async () => {
    const found = await press();
    return found.length > 0 ? found : undefined;
  });
  expect(services).toMatchObject([
    { target: `http://127.0.0.1:${local.port}/`, reading: { ok: true } },
    { target: `http://127.0.0.2:${local.port}/`, reading: { ok: false, failure: 'denied' } },
  ]);
  expect(asked).toBeGreaterThan(before);
});

interface Shown {
  readonly seat?: string;
  readonly readings: readonly { readonly id?: string }[];
}
