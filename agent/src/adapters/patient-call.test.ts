import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { patientCall } from './patient-call.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

describe('a call that may hang', () => {
  it('gives what it was told', async () => {
    const ask = patientCall('it', async (number: number) => ({ ok: true, value: number + 1 }) as const);
    expect(await ask(1)).toEqual({ ok: true, value: 2 });
    expect(vi.getTimerCount()).toBe(0);
  });

  it('is given up after its deadline, and asked again only when it has ended', async () => {
    const calls: PromiseWithResolvers<{ ok: true; value: string }>[] = [];
    const ask = patientCall(
      'the service',
      () => {
        const call = Promise.withResolvers<{ ok: true; value: string }>();
        calls.push(call);
        return call.promise;
      },
      100,
    );
    const first = ask();
    await vi.advanceTimersByTimeAsync(100);
    const hangs = { ok: false, failure: 'timeout', detail: 'the service has not answered for 100 ms' };
    expect(await first).toEqual(hangs);
    expect(await ask()).toEqual(hangs);
    expect(calls).toHaveLength(1);

    calls[0]?.resolve({ ok: true, value: 'too late' });
    await vi.advanceTimersByTimeAsync(0);
    const second = ask();
    calls[1]?.resolve({ ok: true, value: 'told' });
    expect(await second).toEqual({ ok: true, value: 'told' });
  });

  it('passes on what it throws, and can be asked again', async () => {
    let isBroken = true;
    const ask = patientCall('it', () => {
      if (isBroken) throw new Error('no library');
      return Promise.resolve({ ok: true, value: 1 } as const);
    });
    await expect(ask()).rejects.toThrow('no library');
    isBroken = false;
    expect(await ask()).toEqual({ ok: true, value: 1 });
  });
});
