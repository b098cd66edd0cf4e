import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { eventually } from '../../support/programs.ts';
import type { Lab } from '../lab.ts';

const PORT = 9115;

/** A blackbox_exporter on the first PC. */
export interface Blackbox extends AsyncDisposable {
  /** Phases of one fetch in ms, in the order resolve, connect, TLS, processing, transfer. */
  phases(url: string): Promise<number[]>;
}

/** Starts it with a module that trusts the lab's authority and speaks HTTP/1.1, as the others here do. */
export async function blackbox(lab: Lab): Promise<Blackbox> {
  const config = join(lab.folder, 'blackbox.yml');
  const http = `{ enable_http2: false, preferred_ip_protocol: ip4, tls_config: { ca_file: ${lab.authorityFile} } }`;
  await writeFile(config, `modules:\n  page: { prober: http, timeout: 10s, http: ${http} }\n`);
  const listen = `--web.listen-address=127.0.0.1:${PORT}`;
  const started = lab.start('pc1', ['prometheus-blackbox-exporter', `--config.file=${config}`, listen]);
  const ask = async (path: string) =>
    (await lab.exec('pc1', ['curl', '--silent', `http://127.0.0.1:${PORT}${path}`])).stdout;
  await eventually('blackbox_exporter answers', async () => (await ask('/-/healthy')) !== '');
  return {
    async phases(url) {
      const text = await ask(`/probe?module=page&target=${encodeURIComponent(url)}`);
      if (!/^probe_success 1$/m.test(text)) throw new Error(`blackbox_exporter could not fetch ${url}: ${text}`);
      return ['resolve', 'connect', 'tls', 'processing', 'transfer'].map((phase) => {
        const found = new RegExp(`^probe_http_duration_seconds\\{phase="${phase}"\\} (\\S+)$`, 'm').exec(text);
        return Number(found?.[1]) * 1_000;
      });
    },
    [Symbol.asyncDispose]: async () => void (await started.stop()),
  };
}
