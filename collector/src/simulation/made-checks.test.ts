import type { CheckConfig } from '@mach/wire';
import { expect, it } from 'vitest';
import { madeChecks, servicesIn } from './made-checks.ts';

const check = (id: string, kind: string, target: string, more: Partial<CheckConfig> = {}): CheckConfig => ({
  ...{ id, kind, target, everyS: 300 },
  ...more,
});
const CHECKS = [
  check('collector', 'tcp', 'mach.example:443'),
  check('collector-name', 'dns', 'mach.example'),
  check('collector.page', 'http', 'https://mach.example/-/healthy'),
  check('line.collector', 'stamp', 'mach.example:8751', { everyS: 15 }),
  check('line.network', 'stamp', '10.1.0.5:8751', { everyS: 15 }),
  check('lan.peer', 'ping', '192.168.1.7', { nearby: true }),
  check('portal.static', 'http', 'https://portal.example/logo.png'),
  check('portal.application', 'http', 'https://portal.example/app'),
  check('documents', 'http', 'https://documents.example/'),
  check('mail', 'http', 'https://mail.example/', { onDemand: true }),
  check('path', 'path', 'mach.example'),
  check('printer', 'ping', '192.168.1.9', { about: 'a'.repeat(32) }),
];
const WAYS = [{ way: 'data-network', target: '10.1.0.5:8751' }] as const;
const services = servicesIn({ checks: CHECKS }, { documents: { path: 'data-network', processingMs: 7 } }, () => 100);

it('finds the services that a configuration asks for, on demand too, and how each is reached', () => {
  expect([...services.values()]).toEqual([
    { id: 'portal', path: 'internet', processingMs: 100 },
    { id: 'documents', path: 'data-network', processingMs: 7 },
    { id: 'mail', path: 'internet', processingMs: 100 },
  ]);
});

it('knows where each check goes, makes none that is on demand, and names what it can not answer', () => {
  const { checks, unanswered } = madeChecks({ checks: CHECKS, ways: WAYS }, services);
  const told = checks.map((each) => [
    each.kind === 'stamp' ? each.check.id : (each.asked.id ?? each.asked.target),
    each.way,
    ...(each.kind === 'asked' && each.asked.service !== undefined ? [each.asked.service.id, each.asked.page] : []),
  ]);
  expect(told).toEqual([
    ['gateway', 'gateway'],
    ['collector', 'collector'],
    ['collector-name', 'internet'],
    ['collector.page', 'collector'],
    ['line.collector', 'collector'],
    ['line.network', 'data-network'],
    ['lan.peer', 'gateway'],
    ['portal.static', 'internet', 'portal', 'static'],
    ['portal.application', 'internet', 'portal', 'application'],
    ['documents', 'data-network', 'documents', undefined],
  ]);
  expect(unanswered).toEqual(['path', 'ping']);
});
