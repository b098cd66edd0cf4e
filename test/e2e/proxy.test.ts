import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { certificateMaker } from '../contract/support/certificates.ts';
import { NAME_BEHIND_SQUID, proxyUser, startProxy } from '../contract/support/proxies.ts';
import { requires } from '../requirements.ts';
import { joinToken, startCollector } from '../support/commune.ts';
import { AGENT, cleanUp, run, temporaryFolder } from '../support/programs.ts';

const needs = ['squid', 'openssl'].map(requires);
const missing = needs.find(({ skip }) => skip);

describe.skipIf(missing !== undefined)(
  `a commune that reaches its collector by a proxy alone ${missing?.reason ?? ''}`,
  () => {
    const certificates = certificateMaker();
    afterAll(async () => {
      await cleanUp();
      certificates.remove();
    });

    /** A collector whose name squid alone knows, and what an agent needs to get there. */
    async function start() {
      const folder = await temporaryFolder();
      const file = (name: string) => join(folder, name);
      const { cert, key } = certificates.make({ names: `DNS:${NAME_BEHIND_SQUID}`, days: 10 });
      await writeFile(file('c.pem'), cert);
      await writeFile(file('c.key'), key);
      const config = `tls: { certificate: ${file('c.pem')}, key: ${file('c.key')} }\n`;
      const collector = await startCollector({ config });
      const { port } = new URL(collector.url);
      const place = `https://${NAME_BEHIND_SQUID}:${port}`;
      const check = `{ id: c, kind: http, target: '${place}/-/healthy', everyS: 60, options: { requireTrust: false } }`;
      const proxy = await startProxy('squid', [Number(port)]);
      await writeFile(file('proxy.pac'), `function FindProxyForURL() { return 'PROXY 127.0.0.1:${proxy}'; }`);
      const configured = async (ways: string, password: string) => {
        await writeFile(file('password'), `${password}\n`);
        const text = `proxy: { ${ways}, user: ${proxyUser.user}, passwordFile: ${file('password')} }\ndefaultChecks: false\nchecks: [${check}]\n`;
        await writeFile(file('agent.yaml'), text);
        return ['--config', file('agent.yaml'), '--data', file('agent')];
      };
      return {
        collector,
        configured,
        place,
        pac: `pac: ${file('proxy.pac')}`,
        url: `url: "http://127.0.0.1:${proxy}"`,
      };
    }

    it('joins by the proxy’s address and reports by its script, the collector’s key checked at the end of the way', async () => {
      const { collector, configured, place, pac, url } = await start();
      const token = await joinToken(collector);
      const given = await configured(url, proxyUser.password);
      expect(await run(AGENT, ['join', place, '--token-file', '-', ...given], token)).toMatchObject({
        code: 0,
        stderr: '',
      });
      const once = await run(AGENT, ['run', '--once', ...(await configured(pac, proxyUser.password))]);
      expect(once.code, once.stderr).toBe(0);
      const [device] = JSON.parse(await collector.command('devices', 'list', '--json')) as { state: string }[];
      expect(device?.state).toBe('up');
      const sent = await run(AGENT, ['sent', '--json', ...given.slice(2)]);
      expect(sent.stdout).toMatch(/"way": "proxy"/);

      const wrong = await run(AGENT, ['run', '--once', ...(await configured(url, 'khac-hon'))]);
      expect(wrong.code).toBe(1);
      expect(wrong.stderr).toContain('wants another user name or password');
      expect(wrong.stderr + wrong.stdout).not.toMatch(/khac-hon|xa-thu/);
    });
  },
);
