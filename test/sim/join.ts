import { createHash } from 'node:crypto';
import type { VirtualTime } from '@mach/ports/testing';
import type { EnrolmentRequest } from '@mach/wire';
import type { Identity } from '../../agent/src/identity.ts';
import type { RegistryChange } from '../../collector/src/state/registry-change.ts';
import type { Link } from './link.ts';

export const COLLECTOR_URL = 'http://collector.example';
const TOKEN = `mach_join_${'A'.repeat(43)}`;
const FOREVER_MS = 253_402_300_800_000;

/** What a province decides before the first device joins. */
export function provinceSetUp(communes: readonly { readonly code: string; readonly name: string }[]): RegistryChange[] {
  const units = communes.map(({ code, name }) => ({ code, name, kind: 'commune', parent: '99' }) as const);
  const sha256 = createHash('sha256').update(TOKEN).digest('hex');
  const token = {
    id: 'token',
    sha256,
    scope: 'join',
    createdAt: 0,
    expiresAt: FOREVER_MS,
    unitCode: units[0]?.code ?? '',
  } as const;
  return [
    { type: 'units-imported', units: [{ code: '99', name: 'Tỉnh Ví Dụ', kind: 'province' }, ...units] },
    { type: 'token-created', token },
  ];
}

/** Asks to join over the line until an answer comes, always with the same id and secret, as `join` does. */
export async function joinOverLink(time: VirtualTime, link: Link, identity: Identity): Promise<void> {
  const http = link.http(() => true);
  const clock = time.machine().program().clock;
  const request: EnrolmentRequest = {
    v: 1,
    token: TOKEN,
    device: identity.device,
    machine: identity.machine,
    agentVersion: 'sim',
    secret: identity.secret,
    role: 'office',
  };
  for (;;) {
    const exchange = await http.exchange(
      {
        method: 'POST',
        url: `${COLLECTOR_URL}/api/v1/enrol`,
        body: Buffer.from(JSON.stringify(request)),
        timeoutMs: 5_000,
        bodyBytesMax: 100_000,
      },
      new AbortController().signal,
    );
    if (exchange.ok && exchange.value.status === 200 && isAnswer(exchange.value.body, identity.device)) return;
    await clock.sleep(3_000);
  }
}

function isAnswer(body: Uint8Array, device: string): boolean {
  try {
    return (JSON.parse(Buffer.from(body).toString()) as { device?: string }).device === device;
  } catch {
    return false;
  }
}
