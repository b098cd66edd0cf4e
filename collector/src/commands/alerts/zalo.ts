import { writeFileSync } from 'node:fs';
import { alertWords, type GroupText, groupTextOf, type Language, zaloDigest, zaloIncident } from '@mach/messages';
import { Args, Flags } from '@oclif/core';
import { drawGroupText } from '../../adapters/canvas.ts';
import { digestOf } from '../../alerts/digest-of.ts';
import { newsOf } from '../../alerts/news-of.ts';
import { periodOf } from '../../availability/period.ts';
import { availabilityReport } from '../../availability/report.ts';
import { statedCauses } from '../../availability/stated-causes.ts';
import { analyse } from '../../exposition/analyse.ts';
import { failingRows } from '../../exposition/failing-rows.ts';
import { calendarOf } from '../../state/working-hours.ts';
import { CollectorCommand, dataFlag, Explained, jsonFlag, langFlag } from '../support/base.ts';
import { readFleet } from '../support/read-fleet.ts';
import { readSiteDays } from '../support/read-site-days.ts';

const DIGEST_MINUTE = 435;

export default class AlertsZalo extends CollectorCommand {
  static override summary =
    'An incident, or the digest of today, to be pasted into a chat group: a text of at most 600 characters, and a picture where it is asked for, without addresses and names of devices.';
  static override examples = ['<%= config.bin %> alerts zalo 12 --png su-co-12.png', '<%= config.bin %> alerts zalo'];
  static override args = {
    number: Args.integer({ min: 1, description: 'number of the incident; the digest of today unless said' }),
  };
  static override flags = {
    png: Flags.string({ description: 'file to draw the picture into', helpValue: 'FILE.png' }),
    data: dataFlag,
    json: jsonFlag,
    lang: langFlag,
  };

  async run(): Promise<void> {
    const { args, flags } = await this.parse(AlertsZalo);
    const { number } = args;
    const text =
      number === undefined ? digestText(flags.data, flags.lang) : incidentText(flags.data, number, flags.lang);
    if (flags.json) this.printJson({ text: groupTextOf(text) });
    else this.print(groupTextOf(text));
    if (flags.png === undefined) return;
    try {
      writeFileSync(flags.png, await drawGroupText(text));
    } catch (cause) {
      throw new Explained(
        `the picture can't be written into ${flags.png}: ${cause instanceof Error ? cause.message : cause}`,
        { cause },
      );
    }
    if (!flags.json) this.logToStderr(alertWords(flags.lang).list.pictureIn(flags.png));
  }
}

function incidentText(data: string, number: number, language: Language): GroupText {
  const state = readFleet(data);
  const incident = state.incidents.get(number);
  if (incident === undefined) throw new Explained(`there is no incident ${number}: incidents list shows them`);
  const { acknowledgements, endedAt } = incident;
  const now = Date.now();
  const news = newsOf(state, incident, endedAt === undefined ? 'opened' : 'ended', now);
  return zaloIncident({ ...news, ...(acknowledgements && { acknowledgements }) }, now, language);
}

function digestText(data: string, language: Language): GroupText {
  const now = Date.now();
  const period = periodOf({}, now);
  if (!period.ok) throw new Explained(period.error);
  const { from, to } = period;
  const { state, days } = readSiteDays(data, () => ({ from, to }));
  const { registry } = state;
  const digest = digestOf(state, {
    now,
    atMinute: DIGEST_MINUTE,
    workingDays: calendarOf(registry.units.get(registry.provinceCode ?? '') ?? {}, registry.daysOff),
    failing: failingRows(analyse(state, now)),
    availability: availabilityReport(days, { registry, from, to, now, causes: statedCauses(state, now) }),
  });
  return zaloDigest(digest, language);
}
