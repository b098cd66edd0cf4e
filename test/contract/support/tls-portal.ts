import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { eventually, freePort, start, temporaryFolder } from '../../support/programs.ts';
import type { Certificate } from './certificates.ts';

export interface Portal {
  readonly httpPort: number;
  readonly httpsPort: number;
}

/** A real nginx with one page, in the clear and by TLS, on free ports. */
export async function startTlsPortal(certificate: Certificate): Promise<Portal> {
  const folder = await temporaryFolder();
  const [httpPort, httpsPort] = [await freePort(), await freePort()];
  const file = (name: string) => join(folder, name);
  await writeFile(file('index.html'), '<title>Cổng thử</title>');
  await writeFile(file('cert.pem'), certificate.cert);
  await writeFile(file('key.pem'), certificate.key);
  await writeFile(
    file('nginx.conf'),
    `${process.getuid?.() === 0 ? 'user root;' : ''} daemon off; worker_processes 1; pid ${file('nginx.pid')}; error_log stderr;
     events {}
     http { access_log off; client_body_temp_path ${file('body')}; proxy_temp_path ${file('proxy')};
       fastcgi_temp_path ${file('fastcgi')}; uwsgi_temp_path ${file('uwsgi')}; scgi_temp_path ${file('scgi')};
       server { listen 127.0.0.1:${httpPort}; root ${folder}; }
       server { listen 127.0.0.1:${httpsPort} ssl; root ${folder};
         ssl_certificate ${file('cert.pem')}; ssl_certificate_key ${file('key.pem')}; } }`,
  );
  start('nginx', ['-c', file('nginx.conf'), '-p', folder]);
  await eventually('nginx answers', async () => (await fetch(`http://127.0.0.1:${httpPort}`)).ok);
  return { httpPort, httpsPort };
}
