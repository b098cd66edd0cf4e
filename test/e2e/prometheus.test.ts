import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { requires } from '../requirements.ts';
import { apiToken, type RunningCollector, startAgent, startCollector } from '../support/commune.ts';
import { cleanUp, eventually, freePort, start, temporaryFolder } from '../support/programs.ts';

const servers = [requires('prometheus'), requires('nginx')];
const missing = servers.find(({ skip }) => skip);

describe.skipIf(missing !== undefined)(
  `a real Prometheus finds and scrapes the collector ${missing?.reason ?? ''}`,
  () => {
    let collector: RunningCollector;
    let portal: string;
    let prometheus: string;

    beforeAll(async () => {
      portal = await startPortal();
      collector = await startCollector({
        config: `
reportEveryS: 5
sendEveryS: 5
services:
  - { id: portal, kind: other, name: Cổng thử, hosts: [127.0.0.1], pages: { static: "${portal}/" }, everyS: 60 }
`,
      });
      await startAgent(collector);
      prometheus = await startPrometheus(collector);
    });
    afterAll(cleanUp);

    it('answers PromQL for a device that is up', async () => {
      const [series] = await eventually('mach_device_up is 1', async () => {
        const found = await query(prometheus, 'mach_device_up == 1');
        return found.length > 0 ? found : undefined;
      });
      expect(series?.metric).toMatchObject({ commune_code: '99001', province_code: '99' });
      expect(series?.metric['device']).toMatch(/^[0-9a-f]{32}$/);
    });

    it('answers PromQL for the phases of the portal', async () => {
      const found = await eventually(
        'probe_http_duration_seconds has a processing phase',
        async () => {
          const series = await query(
            prometheus,
            `probe_http_duration_seconds{target="${portal}/", phase="processing"}`,
          );
          return series.length > 0 ? series : undefined;
        },
        120_000,
      );
      expect(Number(found[0]?.value[1])).toBeGreaterThan(0);
      const success = await query(prometheus, `probe_success{target="${portal}/"}`);
      expect(success[0]?.value[1]).toBe('1');
    });

    it('finds one target a commune that has devices, and scrapes the collector itself', async () => {
      const targets = await eventually('both jobs are up', async () => {
        const up = await query(prometheus, 'up == 1');
        return up.length >= 2 ? up : undefined;
      });
      expect(targets.map(({ metric }) => metric['job']).sort()).toContain('mach-collector');
    });
  },
);

interface Series {
  readonly metric: Readonly<Record<string, string>>;
  readonly value: readonly [number, string];
}

async function query(prometheus: string, promql: string): Promise<readonly Series[]> {
  const answer = await fetch(`${prometheus}/api/v1/query?query=${encodeURIComponent(promql)}`);
  const body = (await answer.json()) as { data: { result: Series[] } };
  return body.data.result;
}

/** A real nginx with one static page. */
async function startPortal(): Promise<string> {
  const folder = await temporaryFolder();
  const port = await freePort();
  await writeFile(join(folder, 'index.html'), '<title>Cổng thử</title>');
  await writeFile(
    join(folder, 'nginx.conf'),
    `${process.getuid?.() === 0 ? 'user root;' : ''} daemon off; pid ${folder}/nginx.pid; error_log stderr; events {}
     http { access_log off; client_body_temp_path ${folder}/body; proxy_temp_path ${folder}/proxy;
       fastcgi_temp_path ${folder}/fastcgi; uwsgi_temp_path ${folder}/uwsgi; scgi_temp_path ${folder}/scgi;
       server { listen 127.0.0.1:${port}; root ${folder}; } }`,
  );
  start('nginx', ['-c', join(folder, 'nginx.conf'), '-p', folder]);
  const url = `http://127.0.0.1:${port}`;
  await eventually('nginx answers', async () => (await fetch(url)).ok);
  return url;
}

async function startPrometheus(collector: RunningCollector): Promise<string> {
  const folder = await temporaryFolder();
  const token = await apiToken(collector, 'scrape');
  await writeFile(join(folder, 'token'), token);
  const target = new URL(collector.url).host;
  await writeFile(
    join(folder, 'prometheus.yml'),
    `
global: { scrape_interval: 2s }
scrape_configs:
  - job_name: mach-collector
    authorization: { credentials_file: token }
    static_configs: [{ targets: ['${target}'] }]
  - job_name: mach-communes
    authorization: { credentials_file: token }
    http_sd_configs:
      - url: ${collector.url}/sd/prometheus
        refresh_interval: 2s
        authorization: { credentials_file: token }
`,
  );
  const port = await freePort();
  start('prometheus', [
    `--config.file=${join(folder, 'prometheus.yml')}`,
    `--storage.tsdb.path=${join(folder, 'tsdb')}`,
    `--web.listen-address=127.0.0.1:${port}`,
  ]);
  const url = `http://127.0.0.1:${port}`;
  await eventually('Prometheus is ready', async () => (await fetch(`${url}/-/ready`)).ok);
  return url;
}
