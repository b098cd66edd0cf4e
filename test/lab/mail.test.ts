import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cleanUp } from '../support/programs.ts';
import { probe } from './commune-programs.ts';
import { createLab, type Lab } from './lab.ts';
import { labNeeds } from './needs.ts';
import { ADDRESSES } from './topology.ts';

const needs = labNeeds(['postfix', 'dovecot']);
/** Those that begin with an act of the probe's: the wait for a greeting begins when a busy PC takes note of its connection. */
const PHASES = ['connectMs', 'featuresMs', 'tlsMs'];

describe.skipIf(needs.skip)(`the mail of the commune ${needs.reason}`, () => {
  let lab: Lab;
  beforeAll(async () => {
    lab = await createLab({ seed: 6, services: ['dns', 'smtp', 'imap'] });
  });
  afterAll(async () => {
    await lab?.down();
    await cleanUp();
  });

  it.each([
    ['smtp', 'mail:25', /^mail\.mach\.test ESMTP Postfix/],
    ['smtp', 'mail:587', /^mail\.mach\.test ESMTP Postfix/],
    ['imap', 'mail:143', /Dovecot/],
  ])(
    '%s goes through STARTTLS at %s, trusts the lab’s authority and finds no phase shorter than the line',
    async (kind, target, greeting) => {
      await lab.line.set({ up: { delayMs: 20 } });
      const { ok, values } = await probe(lab, 'pc1', kind, target);
      const secured = { certificateTrusted: true, tlsProtocol: 'TLSv1.3' };
      expect({ ok, ...values }).toMatchObject({ ok: true, startTlsOffered: true, address: ADDRESSES.mail, ...secured });
      expect(values['greeting']).toMatch(greeting);
      for (const phase of PHASES) {
        expect(values[phase], phase).toBeGreaterThanOrEqual(20);
      }
    },
  );

  it.each([
    ['smtp', 'mail:465'],
    ['imap', 'mail:993'],
  ])('%s shakes hands before the greeting at %s, no faster than the line', async (kind, target) => {
    await lab.line.set({ up: { delayMs: 20 } });
    const { ok, values } = await probe(lab, 'pc1', kind, target);
    expect({ ok, ...values }).toMatchObject({ ok: true, certificateTrusted: true });
    expect(values).not.toHaveProperty('startTlsOffered');
    for (const phase of PHASES) expect(values[phase], phase).toBeGreaterThanOrEqual(20);
  });

  it.each(['smtp', 'imap'] as const)(
    '%s is refused where the server is gone, and answered when it is back',
    async (kind) => {
      await lab.line.set({});
      const target = kind === 'smtp' ? 'mail:25' : 'mail:143';
      await lab.stopService(kind);
      expect(await probe(lab, 'pc1', kind, target)).toMatchObject({ ok: false, failure: 'refused' });
      await lab.startService(kind);
      expect(await probe(lab, 'pc1', kind, target)).toMatchObject({ ok: true });
    },
  );

  it.each(['smtp', 'imap'])('%s says timeout when the line swallows everything', async (kind) => {
    await lab.line.set({ up: { isBlackhole: true } });
    const given = [kind, `${ADDRESSES.mail}:${kind === 'smtp' ? 25 : 143}`, '--option', 'timeoutMs=1000'];
    expect(await probe(lab, 'pc1', ...given)).toMatchObject({ ok: false, failure: 'timeout' });
  });
});
