import type { CheckTopic } from '@mach/diagnosis';

/** What a press measures, each in one go. */
export const PRESS_STEPS = [
  'gateway',
  'link',
  'cards',
  'ping',
  'name',
  'collector',
  'ways',
  'services',
  'train',
  'memory',
  'disks',
  'processor',
  'headroom',
  'signing',
] as const;
export type PressStep = (typeof PRESS_STEPS)[number];

/** Without which the light of a topic could still be another. */
const NEEDS: Readonly<Record<CheckTopic['topic'], readonly PressStep[]>> = {
  network: ['gateway', 'link', 'cards', 'ping', 'collector'],
  wifi: ['link'],
  'name-service': ['name', 'collector'],
  internet: ['ways'],
  'data-network': ['ways', 'collector'],
  collector: ['collector'],
  systems: ['services', 'ways', 'collector'],
  video: ['train'],
  traffic: ['headroom'],
  memory: ['memory'],
  disk: ['disks'],
  load: ['processor', 'headroom'],
  clock: ['collector'],
  'signing-service': ['signing', 'cards'],
  'card-reader': ['cards'],
  printer: ['cards'],
  'print-queue': ['cards'],
  scanner: ['cards'],
  camera: ['cards'],
  microphone: ['cards'],
  speaker: ['cards'],
};

/** That the collector answers clears them of what else would be held against them, and takes nothing from a light that is known to be on. */
const CLEARED: readonly CheckTopic['topic'][] = ['network', 'name-service', 'data-network'];

/** Those whose light stays as it is, whatever the steps that are still out will say: a dead line makes the other lights wait for nothing. */
export function settledTopics(topics: readonly CheckTopic[], done: ReadonlySet<PressStep>): readonly CheckTopic[] {
  return topics.filter(({ topic, light }) => {
    const missing = NEEDS[topic].filter((step) => !done.has(step));
    const isKnown = light === 'good' || light === 'warning';
    return (
      missing.length === 0 || (CLEARED.includes(topic) && isKnown && missing.every((step) => step === 'collector'))
    );
  });
}
