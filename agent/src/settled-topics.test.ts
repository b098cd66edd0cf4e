import { CHECK_TOPICS, type CheckTopic, type Light } from '@mach/diagnosis';
import { describe, expect, it } from 'vitest';
import { PRESS_STEPS, type PressStep, settledTopics } from './settled-topics.ts';

const lit = (light: Light): readonly CheckTopic[] => CHECK_TOPICS.map((topic) => ({ topic, light, values: {} }));
const settled = (light: Light, ...done: PressStep[]) =>
  settledTopics(lit(light), new Set(done)).map(({ topic }) => topic);

describe('what is settled', () => {
  it('is nothing before the first step, and all after the last', () => {
    expect(settled('good')).toEqual([]);
    expect(settled('unknown', ...PRESS_STEPS)).toEqual([...CHECK_TOPICS]);
  });

  it('is what a step alone decides', () => {
    expect(settled('good', 'memory')).toEqual(['memory']);
    expect(settled('good', 'link')).toEqual(['wifi']);
    expect(settled('good', 'headroom')).toEqual(['traffic']);
  });

  it('is a network that was heard, before the collector has answered', () => {
    expect(settled('good', 'gateway', 'link', 'cards', 'ping')).toContain('network');
    expect(settled('warning', 'gateway', 'link', 'cards', 'ping')).toContain('network');
  });

  it.each<Light>(['critical', 'unknown'])(
    'is no %s network or name of which the collector may know better',
    (light) => {
      expect(settled(light, 'gateway', 'link', 'cards', 'ping', 'name')).not.toContain('network');
      expect(settled(light, 'name')).toEqual([]);
      expect(settled(light, 'name', 'collector')).toContain('name-service');
    },
  );
});
