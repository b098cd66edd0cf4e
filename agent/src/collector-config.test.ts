import { describe, expect, it } from 'vitest';
import { createCollectorConfig } from './collector-config.ts';
import { agentLimits } from './limits.ts';
import { partWorld, testSettings } from './testing/parts.ts';
import { answer } from './testing/scripted-collector.ts';

const { signal } = new AbortController();
const config = { etag: 'second', reportEveryS: 30, sendEveryS: 60, checks: [] };

function world(kept?: unknown) {
  const ports = partWorld();
  if (kept !== undefined) ports.store.write('collector-config', JSON.stringify(kept));
  const traffic = { sentBytes: 0, lateBytes: 0, requests: 0, failedRequests: 0 };
  ports.collector.config = config;
  return { ...ports, traffic, subject: createCollectorConfig(testSettings, ports, agentLimits, traffic) };
}

describe('the configuration from the collector', () => {
  it('is asked for once, kept on the disk, and there again after a restart', async () => {
    const { subject, stored, collector } = world();
    expect(await subject.refresh('second', signal)).toBe(true);
    expect(await subject.refresh('second', signal)).toBe(false);
    expect(collector.requests).toHaveLength(1);
    expect(world(JSON.parse(stored.get('collector-config') ?? '')).subject.current()).toEqual(config);
  });

  it('is kept a second time without its secrets, for presses; after an upgrade too', async () => {
    const options = { community: 'hunter2' };
    const equipment = { id: 'switch', kind: 'snmp', target: '10.1.0.2', everyS: 300, about: 'a'.repeat(32), options };
    const { subject, stored, collector } = world({ ...config, etag: 'first', checks: [equipment] });
    expect(JSON.parse(stored.get('press-config') ?? '')).toMatchObject({ etag: 'first', checks: [] });
    collector.config = { ...config, checks: [equipment] };
    await subject.refresh('second', signal);
    expect(stored.get('collector-config')).toContain('hunter2');
    expect(JSON.parse(stored.get('press-config') ?? '')).toMatchObject({ etag: 'second', checks: [] });
  });

  it('is asked for with the etag of the one that is held, and stays when nothing is new', async () => {
    const { subject, collector, traffic } = world({ ...config, etag: 'first' });
    collector.script = () => answer(304, '');
    expect(await subject.refresh('second', signal)).toBe(false);
    expect(collector.requests[0]?.headers?.['if-none-match']).toBe('"first"');
    expect(traffic).toMatchObject({ requests: 1, failedRequests: 0 });
  });

  it.each([
    ['the line breaks', { ok: false, failure: 'timeout', detail: '' } as const],
    ['the collector is busy', answer(503, { error: 'busy' })],
    ['a captive portal answers', answer(200, '<html>')],
    ['it can’t be read', answer(200, { ...config, reportEveryS: 0 })],
  ])('stays the last good one when %s', async (_name, exchange) => {
    const first = { ...config, etag: 'first' };
    const { subject, collector, traffic, stored, log } = world(first);
    collector.script = () => exchange;
    expect(await subject.refresh('second', signal)).toBe(false);
    expect(subject.current()).toEqual(first);
    expect(JSON.parse(stored.get('collector-config') ?? '')).toEqual(first);
    expect(traffic.failedRequests).toBe(1);
    expect(log.lines[0]?.level).toBe('warn');
  });

  it('is none where what the disk holds is broken', () => {
    expect(world({ etag: 1 }).subject.current()).toBeUndefined();
  });
});
