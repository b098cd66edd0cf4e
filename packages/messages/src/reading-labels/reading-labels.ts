import { conferenceLabels } from './conference.ts';
import { equipmentLabels } from './equipment.ts';
import type { KindLabels } from './label.ts';
import { lanLabels } from './lan.ts';
import { machineLabels } from './machine.ts';
import { networkLabels } from './network.ts';
import { officeLabels } from './office.ts';
import { routerLabels } from './router.ts';

/** What is found by asking something outside of the machine. */
export const probeLabels: Readonly<Record<string, KindLabels>> = {
  ...networkLabels,
  ...conferenceLabels,
  ...officeLabels,
};

/** What each reading and each of its values is called, by their codes. */
export const readingLabels: Readonly<Record<string, KindLabels>> = {
  ...machineLabels,
  ...lanLabels,
  ...routerLabels,
  ...probeLabels,
  ...equipmentLabels,
};
