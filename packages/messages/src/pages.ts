import type { Language } from './language.ts';
import { commune } from './pages/commune.ts';
import { device } from './pages/device.ts';
import { equipment } from './pages/equipment.ts';
import { frame } from './pages/frame.ts';
import { incident } from './pages/incident.ts';
import { priorities } from './pages/priorities.ts';
import { province } from './pages/province.ts';
import { site } from './pages/site.ts';

/**
 * Every sentence of the pages in one language. English is typed by Vietnamese, so that a sentence missing in one of
 * them does not compile.
 */
export function pageMessages(language: Language) {
  return {
    frame: frame[language],
    province: province[language],
    commune: commune[language],
    device: device[language],
    equipment: equipment[language],
    incident: incident[language],
    priorities: priorities[language],
    site: site[language],
  };
}

export type PageMessages = ReturnType<typeof pageMessages>;
