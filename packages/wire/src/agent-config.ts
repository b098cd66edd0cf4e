import { ID_PATTERN } from './batch.ts';
import { choice, flag, integer, text } from './option.ts';
import { type Infer, list, object, record, scalar } from './shape.ts';

/** Goes into a header of the next request. */
export const ETAG_PATTERN = /^[\w.-]*$/;

/** What a terminal or a page shows as it stands: nothing in it moves a cursor. */
export const SHOWN_PATTERN = /^\P{Cc}*$/u;

/** One check for this device: which probe or sensor, against what, how often. */
export const checkShape = object(
  {
    id: text({ lengthMax: 64, pattern: /^[a-z0-9][a-z0-9.-]*$/ }),
    kind: text({ lengthMax: 64 }),
    everyS: integer({ min: 5, max: 604_800, unit: 's' }),
  },
  {
    target: text({ lengthMax: 300 }),
    options: record(scalar(1_000), 50),
    /** Not scheduled: run when this PC's user is affected, or when the collector asks. */
    onDemand: flag({}),
    /** Requests that this device may make for this check in a day. */
    perDayMax: integer({ min: 1, max: 1_000_000 }),
    /** Of another device of the site, which runs nothing of ours: its readings are told as that device's. */
    about: text({ lengthMax: 32, pattern: ID_PATTERN }),
    /** May ask devices of the PC's own network, as a check with `about` may. The agent decides what of them. */
    nearby: flag({}),
  },
);
export type CheckConfig = Infer<typeof checkShape>;

/** The check by which leader and deputy of a site ping one another. That it fails is no failed check of either: a PC's firewall may answer none. */
export const PEER_CHECK = 'lan.peer';

/** The target that stands for a PC's own gateway. A PC's own ping of it is sent without an id: kind and target say what it is. */
export const GATEWAY_TARGET = 'gateway';

/** Checks by whose ids the collector knows what they ask: the collector itself by its port and by its name. */
export const COLLECTOR_CHECK = 'collector';
export const COLLECTOR_NAME_CHECK = 'collector-name';
/** What stands before the id of a reflector in the id of the check that watches the line with it. */
export const LINE_CHECK = 'line.';

/** What stands before the name of a check that is made for a meeting, in the id of its readings. */
export const MEETING_CHECK = 'meeting.';

/**
 * A check at one moment, such as the test of a meeting room: the collector spreads them, so that not all ask one reflector at once. A
 * moment that has passed is not made up for.
 */
export const slotShape = object(
  {
    id: text({ lengthMax: 64, pattern: /^[a-z0-9][a-z0-9.-]*$/ }),
    kind: text({ lengthMax: 64 }),
    /** By the collector's clock. */
    at: integer({ min: 0, max: Number.MAX_SAFE_INTEGER, unit: 'ms' }),
  },
  {
    target: text({ lengthMax: 300 }),
    options: record(scalar(1_000), 50),
    /** A second chance: left out where the check of this id was made at or after this moment. */
    unlessRanAfter: integer({ min: 0, max: Number.MAX_SAFE_INTEGER, unit: 'ms' }),
  },
);
export type Slot = Infer<typeof slotShape>;

const wayShape = object({ way: choice({ choices: ['internet', 'data-network'] }), target: text({ lengthMax: 300 }) });
export type Way = Infer<typeof wayShape>;

/** Somebody whom the people at a PC can call. */
export const contactShape = object(
  { name: text({ lengthMax: 200, pattern: SHOWN_PATTERN }), phone: text({ lengthMax: 60, pattern: SHOWN_PATTERN }) },
  {
    /** Of a carrier's hotline: the number of the line's circuit, which it asks for. */
    circuit: text({ lengthMax: 100, pattern: SHOWN_PATTERN }),
  },
);
export type Contact = Infer<typeof contactShape>;

/**
 * What a device is to measure: a flat list, resolved by the collector from role, site and leader. The agent clamps each
 * entry by its own limits and keeps the last good list.
 */
export const agentConfigShape = object(
  {
    etag: text({ lengthMax: 64, pattern: ETAG_PATTERN }),
    reportEveryS: integer({ min: 5, max: 3_600, unit: 's' }),
    sendEveryS: integer({ min: 5, max: 86_400, unit: 's' }),
    checks: list(checkShape, 500),
  },
  {
    /** What the collector unpacks (`codings.ts`), for devices that enrolled before it could; without it gzip alone. */
    codings: list(text({ lengthMax: 40 }), 20),
    /** The reflector (`host:port`) against which the way of meetings is tried when the user of this PC asks for it. */
    meetingReflector: text({ lengthMax: 300 }),
    /** Kept on the PC for when its line is dead. */
    contacts: list(contactShape, 20),
    /** Who stands at the end of each way out (`host:port` of a reflector), for a light of its own in the check that a person presses. */
    ways: list(wayShape, 10),
    /** The province treats it as a server: nothing of its hours is hidden. Its page says so. */
    isServer: flag({}),
    /** Checks at moments of their own; a PC in a meeting room has some. */
    slots: list(slotShape, 500),
  },
);
export type AgentConfig = Infer<typeof agentConfigShape>;
