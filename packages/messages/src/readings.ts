import { formats } from './format.ts';
import type { Language } from './language.ts';
import { equipmentLabels } from './reading-labels/equipment.ts';
import { equipmentChoices, printerReasons } from './reading-labels/equipment-choices.ts';
import type { Label } from './reading-labels/label.ts';
import { probeLabels, readingLabels } from './reading-labels/reading-labels.ts';

type Value = number | string | boolean;

/** What a kind of reading is called. A kind that this version does not know is called by its code. */
export function kindLabel(kind: string, language: Language): string {
  return pick(readingLabels[kind]?.kind, language) ?? kind;
}

/** The place of a kind in a list of readings: what the machine is, how it feels, what the network says. */
export function kindOrder(kind: string): number {
  const place = Object.keys(readingLabels).indexOf(kind);
  return place < 0 ? Number.MAX_SAFE_INTEGER : place;
}

/** Whether readings of a kind ask something outside of the machine: its network, the line, a service. */
export const asksTheNetwork = (kind: string): boolean => probeLabels[kind] !== undefined || POLLS.has(kind);

/** Rounds over a device, or over a network, that give readings of other kinds beside their own. */
const POLLS: ReadonlySet<string> = new Set(['snmp', 'neighbours']);

/** What one value of a reading is called; by its code where this version does not know it. */
export function valueLabel(kind: string, value: string, language: Language): string {
  return pick(readingLabels[kind]?.values[value], language) ?? value;
}

/** A value with its unit, which its name ends in: `rttMedianMs` 12.3 → 12 ms. Texts are shown as they came. */
export function valueText(kind: string, name: string, value: Value, language: Language): string {
  if (typeof value === 'boolean') return YES_NO[language][value ? 1 : 0];
  if (typeof value === 'string') return textFor(kind, name, value, language);
  const format = formats(language);
  if (MOMENTS.has(name)) return format.dateTime(value);
  if (name.endsWith('Ms')) return COUNTED_TIMES.test(name) ? format.duration(value) : format.milliseconds(value);
  if (name.endsWith('Bytes')) return IN_MEMORY.has(kind) ? format.memory(value) : format.storage(value);
  if (name.endsWith('Ratio')) return format.percent(value);
  if (name.endsWith('BitsPerS')) return `${format.number(value / 1_000_000)} Mb/s`;
  if (name.endsWith('Mbps')) return `${format.number(value)} Mb/s`;
  if (name === 'celsius' || name.endsWith('Celsius')) return `${format.number(value)} °C`;
  if (name === 'status' || name === 'year') return String(value);
  return format.number(value, Number.isInteger(value) ? 0 : 2);
}

/** What a check asks, for people: the agent's word for its own router reads as a router, with its address where known. */
export function targetText(target: string, language: Language, address?: string): string {
  if (target === 'own-network') return language === 'vi' ? 'Mạng của máy này' : 'Its own network';
  if (target !== 'gateway') return target;
  const router = kindLabel('gateway', language);
  return address === undefined ? router : `${router} ${address}`;
}

/** Device by device the same code may be another word; a printer's reasons are several. */
function textFor(kind: string, name: string, value: string, language: Language): string {
  if (kind === 'snmp-printer' && name === 'reasons' && value !== 'none') {
    return value
      .split(' ')
      .map((reason) => pick(printerReasons[reason], language) ?? reason)
      .join(', ');
  }
  const ofEquipment = kind in equipmentLabels && !NAMES.has(name) ? pick(equipmentChoices[value], language) : undefined;
  return ofEquipment ?? pick(CHOICES[value], language) ?? value;
}

/** What a maker calls its thing is not a word of ours, even where it is the same. */
const NAMES: ReadonlySet<string> = new Set(['maker', 'model', 'firmware', 'port']);

const pick = (label: Label | undefined, language: Language): string | undefined => label?.[language === 'vi' ? 0 : 1];

const YES_NO: Readonly<Record<Language, readonly [no: string, yes: string]>> = {
  vi: ['Không', 'Có'],
  en: ['No', 'Yes'],
};

/** Times of the calendar. */
const MOMENTS: ReadonlySet<string> = new Set(['certificateExpiryMs', 'thisUpdateMs', 'nextUpdateMs']);

/** Times that add up since the machine started, as against the length of one answer. */
const COUNTED_TIMES =
  /^(busy|wait|total|cpu|powerOn|age|unchanged|uptime|counted|runtime|onBattery|readWait|writeWait|(cpu|memory|io)(Some|Full))Ms$/;

const IN_MEMORY: ReadonlySet<string> = new Set(['memory', 'memory-module', 'memory-board', 'agent']);

const CHOICES: Readonly<Record<string, Label>> = {
  passed: ['Đạt', 'Passed'],
  failed: ['Hỏng', 'Failed'],
  absent: ['Ổ không cho biết', 'Not given'],
  hdd: ['HDD (đĩa quay)', 'HDD (spinning)'],
  ssd: ['SSD', 'SSD'],
  wired: ['Có dây', 'Wired'],
  wireless: ['Không dây (Wi-Fi)', 'Wireless (Wi-Fi)'],
  full: ['Hai chiều cùng lúc', 'Full'],
  half: ['Từng chiều một (half)', 'Half'],
  direct: ['đi thẳng', 'directly'],
  proxy: ['qua máy trung gian (proxy)', 'through a proxy'],
  static: ['trang tĩnh', 'static page'],
  application: ['trang do hệ thống tạo', 'page of the application'],
  unknown: ['chưa biết', 'unknown'],
  none: ['Không có', 'None'],
  good: ['Tốt', 'Good'],
  fair: ['Tạm được', 'Fair'],
  poor: ['Kém', 'Poor'],
  revoked: ['Đã bị thu hồi', 'Revoked'],
  network: ['mạng nội bộ', 'the network’s'],
  isp: ['nhà mạng', 'the provider’s'],
  second: ['nơi đối chiếu', 'the second opinion'],
  answered: ['có trả lời', 'answered'],
  'no-record': ['không có bản ghi', 'no record'],
};
