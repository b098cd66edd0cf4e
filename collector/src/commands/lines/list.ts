import { formats, listMessages, terms } from '@mach/messages';
import { CollectorCommand, dataFlag, jsonFlag, langFlag } from '../support/base.ts';
import { readFleet } from '../support/read-fleet.ts';
import { table } from '../support/table.ts';

export default class LinesList extends CollectorCommand {
  static override summary = 'The lines that are registered, and the sites that have none.';
  static override flags = { data: dataFlag, json: jsonFlag, lang: langFlag };

  async run(): Promise<void> {
    const { flags } = await this.parse(LinesList);
    const { registry } = readFleet(flags.data);
    const sites = [...registry.sites.values()].sort((a, b) => (a.unitCode < b.unitCode ? -1 : 1));
    const ofSite = Map.groupBy(registry.lines.values(), ({ siteId }) => siteId);
    const without = sites.filter(({ id }) => !ofSite.has(id));
    const lines = sites.flatMap((site) => (ofSite.get(site.id) ?? []).map((line) => ({ site, line })));
    if (flags.json) {
      const rows = lines.map(({ site, line }) => ({ ...line, communeCode: site.unitCode, site: site.name }));
      const missing = without.map(({ id, unitCode, name }) => ({ siteId: id, communeCode: unitCode, site: name }));
      return this.printJson({ lines: rows, sitesWithout: missing });
    }
    const { lang } = flags;
    const words = listMessages(lang);
    if (lines.length === 0) this.print(words.noLines);
    else {
      const { id, unit, site, lineKind, isp, circuit, contract, committed, hotline } = words;
      const cells = lines.map(({ site: at, line }) => [
        line.id,
        at.unitCode,
        at.name,
        terms.line(line.kind, lang),
        line.provider ?? '',
        line.circuit ?? '',
        line.contract ?? '',
        line.committedBitsPerSecond === undefined
          ? ''
          : formats(lang).integer(Math.round(line.committedBitsPerSecond / 1_000_000)),
        line.hotline ?? '',
      ]);
      this.print(table([id, unit, site, lineKind, isp, circuit, contract, committed, hotline], cells));
    }
    if (without.length > 0) {
      const named = without.map(({ unitCode, name }) => `${unitCode} ${name}`).join(', ');
      this.print(words.sitesWithoutLine(formats(lang).integer(without.length), named));
    }
  }
}
