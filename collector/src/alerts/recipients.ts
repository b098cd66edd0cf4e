import { ALERT_TOPICS, type AlertTopic, type Recipient } from '@mach/diagnosis';
import { readOpeningHours, type WorkingCalendar } from '@mach/knowledge';
import type { Language } from '@mach/messages';
import type { AlertRouteConfig } from '../config/alerts-schema.ts';
import type { PageRoute } from '../config/page-route-schema.ts';
import type { Registry } from '../state/fleet-state.ts';
import { calendarOf } from '../state/working-hours.ts';

/** Somebody at the end of a route. */
export interface RouteRecipient extends Recipient {
  readonly route: string;
  /** Address or number; empty of a webhook. */
  readonly to: string;
  readonly language: Language;
}

type Described = {
  readonly communes?: readonly string[];
  readonly hears?: readonly AlertTopic[];
  readonly language: Language;
  readonly hours?: string;
  readonly communesMin: number;
};

/** All who hear by a route, as the configuration or a page names them. Alertmanager knows itself whom to tell, and when. */
export function recipientsOf(route: AlertRouteConfig | PageRoute, registry: Registry): readonly RouteRecipient[] {
  switch (route.kind) {
    case 'mail':
    case 'sms':
      return route.recipients.map((each) => recipient(route.name, each.name, each.to, each));
    case 'webhook':
      return [recipient(route.name, 'hook', '', { ...route, hears: heardBy(route, 'hook') })];
    case 'alertmanager':
      return [];
    default:
      return route satisfies never;
  }

  function recipient(routeName: string, name: string, to: string, given: Described): RouteRecipient {
    const { communes, hears, language, hours, communesMin } = given;
    const { units, provinceCode = '', daysOff } = registry;
    const own = calendarOf(units.get(communes?.[0] ?? provinceCode) ?? {}, daysOff);
    const asked = hours === undefined ? own : readHours(hours, registry);
    return {
      ...{ id: `${routeName}/${name}`, route: routeName, to, language, communesMin, workingDays: own },
      area: communes ?? 'province',
      hears: heardBy({ communes, hears }),
      ...(asked === undefined ? {} : { hours: asked }),
    };
  }
}

/** Of what somebody hears: unless said, the province of its digest, communes of incidents and their ends, and a program of all. */
export function heardBy(
  {
    communes,
    hears,
  }: { readonly communes?: readonly string[] | undefined; readonly hears?: readonly AlertTopic[] | undefined },
  by: 'person' | 'hook' = 'person',
): readonly AlertTopic[] {
  if (hears !== undefined) return hears;
  if (by === 'hook') return ALERT_TOPICS.filter((topic) => topic !== 'digest' || communes === undefined);
  return communes === undefined ? ['digest'] : ['incidents', 'endings'];
}

/** Undefined: always. Hours that can't be read are refused by the configuration. */
function readHours(workingHours: string, { daysOff }: Registry): WorkingCalendar | undefined {
  return readOpeningHours(workingHours).ok ? calendarOf({ workingHours }, daysOff) : undefined;
}
