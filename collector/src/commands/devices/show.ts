import { assetSentence, changeText, formats, type Language, listMessages, terms } from '@mach/messages';
import type { AssetRow, DeviceRow, InventoryChange, LatestReading, Range } from '@mach/wire';
import { Args } from '@oclif/core';
import { findDevice } from '../../admin/find-device.ts';
import { registerOf } from '../../assets/register-of.ts';
import { isPc, shownChanges, shownReadings } from '../../exposition/attendance.ts';
import { identityRow } from '../../exposition/device-rows.ts';
import { telemetryOf } from '../../state/device-state.ts';
import { CollectorCommand, dataFlag, Explained, jsonFlag, langFlag } from '../support/base.ts';
import { readFleet, withJournal } from '../support/read-fleet.ts';
import { stateText } from '../support/state-text.ts';
import { table } from '../support/table.ts';
import { thisYear } from '../support/this-year.ts';
import { told } from '../support/told.ts';

export default class DevicesShow extends CollectorCommand {
  static override summary = 'One device: identity, acknowledged ranges, last readings, what was changed about it.';
  static override args = { id: Args.string({ required: true, description: 'id or number of the device' }) };
  static override flags = { data: dataFlag, json: jsonFlag, lang: langFlag };

  async run(): Promise<void> {
    const { args, flags } = await this.parse(DevicesShow);
    const state = readFleet(flags.data);
    const device = findDevice(state, args.id);
    if (device === undefined)
      throw new Explained(`there is no device ${args.id}: mach-collector devices list shows them`);
    const telemetry = telemetryOf(state, device);
    const asset = registerOf(state, thisYear()).rows.get(device.id);
    const shown: Shown = {
      ...identityRow(state, device),
      ...(asset === undefined ? {} : { asset }),
      enrolledAt: device.enrolledAt,
      ...(telemetry === undefined || device.coverage !== 'measured'
        ? {}
        : { agentVersion: telemetry.agentVersion, clockOffsetMs: telemetry.clockOffsetMs }),
      acknowledged: withJournal(flags.data, (store) => store.acknowledged(device.id)),
      readings: shownReadings(device, telemetry),
      changes: shownChanges(device, telemetry),
    };
    if (flags.json) return this.printJson(shown);
    this.print(describe(shown, flags.lang));
  }
}

/** The device as lines of name and value, what was received of it, and the table of its last readings. */
function describe(shown: Shown, lang: Language): string {
  const words = listMessages(lang);
  const { dateTime } = formats(lang);
  const tell = told(shown, formats(lang));
  const identity: readonly (readonly [string, string | undefined])[] = [
    [words.number, String(shown.number)],
    [words.id, shown.id],
    [words.label, shown.label],
    [words.assetTag, shown.assetTag],
    [words.register, shown.asset && assetSentence(shown.asset, lang)],
    [words.unit, shown.communeCode],
    [words.site, shown.siteId],
    [words.equipmentKind, shown.equipment && terms.equipment(shown.equipment.kind, lang)],
    [words.address, shown.equipment?.address],
    [words.role, terms.role(shown.role, lang)],
    [words.coverage, terms.coverage(shown.coverage, lang)],
    [words.state, stateText(shown, lang)],
    [words.supersedes, shown.supersedes?.map(({ number }) => number).join(', ')],
    [words.seat, shown.seat && words.seats[shown.seat]],
    [words.enrolledAt, dateTime(shown.enrolledAt)],
    [words.lastReport, shown.lastReportAt === undefined ? undefined : tell(shown.lastReportAt)],
    [words.agentVersion, shown.agentVersion],
    [words.flags, shown.flags.map((flag) => terms.flag(flag, lang)).join('; ') || undefined],
  ];
  const known = identity.filter((line) => line[1] !== undefined) as (readonly [string, string])[];
  const received = shown.acknowledged.map(
    ({ epoch, ranges }) =>
      `${words.acknowledged(epoch)}: ${ranges.map(([from, to]) => (from === to ? from : `${from}–${to}`)).join(', ')}`,
  );
  const rows = shown.readings.map((each) => [
    each.kind,
    each.target ?? '',
    tell(each.at),
    each.ok ? words.good : terms.failure(each.failure ?? '', lang),
    JSON.stringify(each.values),
  ]);
  const readings = table([words.kind, words.target, words.at, words.result, words.values], rows);
  const lines = [...known.map(([name, value]) => `${name}: ${value}`), ...received];
  const changes = changeTable(shown, lang);
  return [
    ...lines,
    ...(rows.length > 0 ? ['', readings] : []),
    ...(shown.changes.length > 0 ? ['', changes] : []),
  ].join('\n');
}

/** What was changed about the device, newest first. */
function changeTable({ changes, ...device }: Shown, lang: Language): string {
  const words = listMessages(lang);
  const { date, dateTime } = formats(lang);
  const tell = isPc(device) ? date : dateTime;
  const rows = changes.toReversed().map((changed) => {
    const { part, change, before, after } = changeText(changed, lang);
    return [tell(changed.at), part, change, before, after];
  });
  return table([words.at, words.kind, words.change, words.before, words.after], rows);
}

interface Shown extends Omit<DeviceRow, 'conditions'> {
  readonly asset?: AssetRow;
  readonly enrolledAt: number;
  readonly agentVersion?: string;
  readonly acknowledged: readonly { readonly epoch: string; readonly ranges: readonly Range[] }[];
  readonly readings: readonly LatestReading[];
  readonly changes: readonly InventoryChange[];
}
