import { formats, securityFile } from '@mach/messages';
import { securityParts } from '../../documents/security-file.ts';
import type { Routes } from '../../http/api-server.ts';
import { securityWord } from '../../paper/security-word.ts';
import { sendFile } from '../send-paper.ts';

const PORT_AS_SHIPPED = 8750;
const PORTS = { 'https:': 443, 'http:': 80 } as const;

/** The province's security file (hồ sơ an toàn), for whoever must approve what is installed. */
export const securityFileOf: Routes = (server, { collector, settings, limits, files }) => {
  server.get('/api/v1/admin/ho-so-an-toan.docx', {
    config: { access: 'admin' },
    schema: {
      summary:
        'The security file of this collector (hồ sơ an toàn) as a DOCX: flows, ports, accounts, what is sent, behaviour',
    },
    handler(_request, reply) {
      const reflectors = (settings.reflectors ?? []).map(({ target }) => ({ address: target }));
      const parts = securityParts({ port: portOf(settings.publicUrl), reflectors }, limits);
      const made = securityFile.document.made(settings.version, formats('vi').date(collector.now()));
      return sendFile(reply, 'ho-so-an-toan.docx', files.word(securityWord(parts, made)));
    },
  });
};

/** The port that agents and browsers come to. */
function portOf(url: string | undefined): number {
  if (url === undefined || !URL.canParse(url)) return PORT_AS_SHIPPED;
  const { port, protocol } = new URL(url);
  return port === '' ? (PORTS[protocol as keyof typeof PORTS] ?? PORT_AS_SHIPPED) : Number(port);
}
