import type { MachineFacts } from '@mach/ports';
import { firmwareText } from '../sensors/firmware-text.ts';
import { type DmiStructure, handleOf } from './report.ts';
import { dmiBytes } from './size.ts';

/** One place of the board that a memory module sits in, or could. */
export interface DmiMemorySlot {
  readonly slot: string;
  /** 0 = empty; absent where the firmware does not know. */
  readonly bytes?: number;
  readonly type: string;
  readonly formFactor: string;
  /** Fixed to the board: neither can it be replaced nor is it a slot for another. */
  readonly soldered: boolean;
  /** What the module is made for, in millions of transfers a second; absent for an empty slot. */
  readonly speedMtps?: number;
}

/** The memory of a board. */
export interface DmiMemory {
  readonly slots: readonly DmiMemorySlot[];
  /** The most that the board takes, as its firmware states it: on some machines that is less than what is in them. */
  readonly statedMaxBytes?: number;
}

/** What the slots come to. What is fixed to the board is no slot, neither taken nor free; sizes are known only if each is. */
export function memoryBoardOf({ slots, statedMaxBytes }: DmiMemory): NonNullable<MachineFacts['memoryBoard']> {
  const places = slots.filter(({ soldered }) => !soldered);
  const fixed = slots.filter(({ soldered }) => soldered);
  const solderedBytes = fixed.length === 0 ? 0 : sumOf(fixed.map(({ bytes }) => bytes));
  const installedBytes = sumOf(slots.map(({ bytes }) => bytes));
  return {
    slots: places.length,
    freeSlots: places.filter(({ bytes }) => bytes === 0).length,
    ...(solderedBytes === undefined ? {} : { solderedBytes }),
    ...(installedBytes === undefined ? {} : { installedBytes }),
    ...(statedMaxBytes === undefined ? {} : { statedMaxBytes }),
  };
}

const MEMORY_CONTROLLER = 5;
const MEMORY_MODULE = 6;
const MEMORY_ARRAY = 16;
const MEMORY_DEVICE = 17;

/**
 * The memory that programs use, from the structures of a report; nothing where they tell nothing of it. An array of
 * another use (the chip that holds the firmware, video memory) does not count, nor do its devices. Firmware from before
 * 2001 has memory modules (type 6) in place of arrays and devices.
 */
export function dmiMemory(structures: readonly DmiStructure[]): DmiMemory | undefined {
  const arrays = structures.filter(({ type }) => type === MEMORY_ARRAY);
  const system = arrays.filter(({ fields }) => isOfSystem(fields.get('Use')));
  const foreign = new Set(arrays.filter((array) => !system.includes(array)).map(({ handle }) => handle));
  const devices = structures.filter(
    ({ type, fields }) =>
      type === MEMORY_DEVICE && !foreign.has(handleOf(fields.get('Array Handle'))) && !isStorage(fields),
  );
  if (devices.length === 0) return ofOldModules(structures);
  const statedMaxBytes = sumOf(system.map(({ fields }) => dmiBytes(fields.get('Maximum Capacity'))));
  return {
    slots: uniquelyNamed(devices.map(({ fields }) => deviceOf(fields))),
    ...(statedMaxBytes === undefined ? {} : { statedMaxBytes }),
  };
}

/** An array that does not say what it is for is taken for the one that every machine has. */
const isOfSystem = (use: string | undefined): boolean =>
  use === undefined || /^(?:system memory|other|unknown|<out of spec>)$/i.test(use);

/** Chips that keep their content are no working memory, whatever array they are said to belong to. */
const isStorage = (fields: DmiStructure['fields']): boolean =>
  /^(?:flash|rom|eeprom|feprom|eprom)$/i.test(fields.get('Type') ?? '');

/** The sum of all, known only if each is. */
function sumOf(amounts: readonly (number | undefined)[]): number | undefined {
  if (amounts.length === 0) return undefined;
  return amounts.reduce((sum, amount) => (sum === undefined || amount === undefined ? undefined : sum + amount));
}

type NamedTwice = DmiMemorySlot & { readonly bank?: string | undefined };

function deviceOf(fields: DmiStructure['fields']): NamedTwice {
  const bytes = dmiBytes(fields.get('Size'));
  const type = firmwareText(fields.get('Type')) ?? '';
  const formFactor = firmwareText(fields.get('Form Factor')) ?? '';
  const locator = firmwareText(fields.get('Locator'));
  const bank = firmwareText(fields.get('Bank Locator'));
  const isFixed = /^(?:chip|row of chips|die)$/i.test(formFactor) || /^LPDDR/i.test(type);
  // A module of LPDDR that can be taken out says CAMM.
  const soldered =
    (isFixed && !/camm/i.test(formFactor)) || /system board|motherboard|on.?board|soldered/i.test(locator ?? '');
  const speedMtps = speedOf(fields.get('Speed'));
  return {
    slot: locator ?? bank ?? '',
    bank,
    ...(bytes === undefined ? {} : { bytes }),
    type: bytes === 0 ? '' : type,
    formFactor,
    soldered,
    ...(speedMtps === undefined || bytes === 0 ? {} : { speedMtps }),
  };
}

/** Slower than the first SDRAM, or faster than any DDR5, is a mistake of the firmware. */
const SPEED_MTPS_MIN = 66;
const SPEED_MTPS_MAX = 12_000;

/** Older dmidecode says MHz where it means transfers. */
function speedOf(text: string | undefined): number | undefined {
  const speed = Number(/^(\d{1,6}) (?:MT\/s|MHz)/.exec(text ?? '')?.[1] ?? Number.NaN);
  return speed >= SPEED_MTPS_MIN && speed <= SPEED_MTPS_MAX ? speed : undefined;
}

/** Two slots of one name (`DIMM0` of two banks) are told apart by their bank, or else by a number. */
function uniquelyNamed(slots: readonly NamedTwice[]): readonly DmiMemorySlot[] {
  const counts = countsOf(slots.map(({ slot }) => slot));
  const withBank = slots.map(({ bank, ...slot }, index) => {
    if (slot.slot === '') return { ...slot, slot: `slot ${index + 1}` };
    const isAlone = counts.get(slot.slot) === 1;
    return isAlone || bank === undefined || bank === slot.slot ? slot : { ...slot, slot: `${bank} ${slot.slot}` };
  });
  const seen = new Map<string, number>();
  return withBank.map((slot) => {
    const count = (seen.get(slot.slot) ?? 0) + 1;
    seen.set(slot.slot, count);
    return count === 1 ? slot : { ...slot, slot: `${slot.slot} #${count}` };
  });
}

function countsOf(names: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}

function ofOldModules(structures: readonly DmiStructure[]): DmiMemory | undefined {
  const modules = structures.filter(({ type }) => type === MEMORY_MODULE);
  if (modules.length === 0) return undefined;
  const controllers = structures.filter(({ type }) => type === MEMORY_CONTROLLER);
  const statedMaxBytes = sumOf(controllers.map(({ fields }) => dmiBytes(fields.get('Maximum Total Memory Size'))));
  const slots = modules.map(({ fields }): NamedTwice => {
    const bytes = dmiBytes(fields.get('Installed Size'));
    const type = /\b(?:SDRAM|EDO|FPM)\b/.exec(fields.get('Type') ?? '')?.[0] ?? '';
    const formFactor = /\b(?:DIMM|SIMM)\b/.exec(fields.get('Type') ?? '')?.[0] ?? '';
    const slot = firmwareText(fields.get('Socket Designation')) ?? '';
    return {
      slot,
      ...(bytes === undefined ? {} : { bytes }),
      type: bytes === 0 ? '' : type,
      formFactor,
      soldered: false,
    };
  });
  return { slots: uniquelyNamed(slots), ...(statedMaxBytes === undefined ? {} : { statedMaxBytes }) };
}
