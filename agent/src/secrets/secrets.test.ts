import { seededRandom } from '@mach/ports/testing';
import { describe, expect, it } from 'vitest';
import { createSecrets, type KeptSecrets } from './secrets.ts';

const OLD = 'o'.repeat(43);

function disk(first: KeptSecrets = { secret: OLD, before: [] }) {
  const self = {
    kept: first,
    takes: true,
    boot: (bootId: string) =>
      createSecrets(
        {
          read: () => self.kept,
          write: (secrets) => {
            if (self.takes) self.kept = secrets;
            return self.takes;
          },
        },
        { bootId, random: seededRandom(`secrets ${bootId}`) },
      ),
  };
  return self;
}

describe('the secrets of a device', () => {
  it('go from one to the next: made, offered in a later boot, and replaced with the first use', () => {
    const pc = disk();
    const first = pc.boot('one');
    first.want();
    expect(first.toOffer()).toBeUndefined();
    expect(first.candidates()[0]).toBe(OLD);
    const second = pc.boot('two');
    const next = second.toOffer();
    expect(next).toMatch(/^[\w-]{43}$/);
    expect(next).not.toBe(OLD);
    second.offered(next as string);
    expect(second.candidates()).toEqual([next, OLD]);
    second.accepted(next as string);
    expect(pc.kept).toEqual({ secret: next, before: [OLD] });
    expect(second.toOffer()).toBeUndefined();
  });

  it('are not made anew by being wanted again', () => {
    const pc = disk();
    pc.boot('one').want();
    const made = pc.kept.next;
    const second = pc.boot('two');
    second.want();
    expect(pc.kept.next).toEqual(made);
  });

  it('offer nothing from a disk that is frozen at each boot', () => {
    for (const boot of ['one', 'two', 'three']) {
      const frozen = disk();
      const secrets = frozen.boot(boot);
      secrets.want();
      expect(secrets.toOffer()).toBeUndefined();
    }
  });

  it('offer nothing that the disk has not taken', () => {
    const pc = disk();
    pc.takes = false;
    const first = pc.boot('one');
    first.want();
    expect(first.candidates()).toEqual([OLD]);
    pc.takes = true;
    first.want();
    expect(pc.kept.next?.bootId).toBe('one');
  });

  it('show the old one where the collector does not know the offer, and offer again', () => {
    const pc = disk({ secret: OLD, next: { secret: 'n', bootId: 'zero', isOffered: true }, before: [] });
    const secrets = pc.boot('one');
    expect(secrets.candidates()).toEqual(['n', OLD]);
    secrets.accepted(OLD);
    expect(secrets.toOffer()).toBe('n');
  });

  it('offer the newest again to a collector that was restored from a backup and knows one of before', () => {
    const pc = disk({ secret: 'c', before: ['b', 'a'] });
    const secrets = pc.boot('one');
    secrets.accepted('a');
    expect(pc.kept).toEqual({ secret: 'a', next: { secret: 'c', bootId: '', isOffered: false }, before: ['b'] });
    expect(secrets.toOffer()).toBe('c');
    expect(secrets.candidates()).toEqual(['a', 'c', 'b']);
  });

  it('remember a few of before', () => {
    const pc = disk();
    for (let turn = 0; turn < 9; turn++) {
      pc.boot(`${turn} a`).want();
      const secrets = pc.boot(`${turn} b`);
      secrets.accepted(secrets.toOffer() as string);
    }
    expect(pc.kept.before).toHaveLength(5);
  });
});
