import { toldKind } from '../../contract.ts';
import { counter, fact, flagValue, gauge, textValue } from '../../metrics.ts';

/** Printer-MIB (RFC 3805). Its console and its jobs are not read: they name people and their papers. */
export const snmpPrinter = toldKind({
  name: 'snmp-printer',
  summary: 'The state of a printer that was asked by SNMP.',
  metrics: [
    textValue('status', { help: 'idle, printing, warming-up or other' }),
    textValue('reasons', {
      help: 'what is wrong, sorted and apart by spaces, such as cover-open jam no-paper; none where nothing is',
      as: 'mach_device_printer_info',
      family: 'A printer, and what it says is wrong with it.',
      label: 'reasons',
    }),
    counter('pages', 'count', { help: 'pages printed in its life', as: 'mach_device_printer_pages_total' }),
  ],
});

export const snmpSupply = toldKind({
  name: 'snmp-supply',
  summary: 'Toner, ink, drum or waste container of a printer that was asked by SNMP.',
  targetLabel: 'supply',
  metrics: [
    textValue('supply', { help: 'toner, ink, drum, developer, fuser, waste or other' }),
    gauge('levelRatio', 'ratio', {
      help: 'what is left of it, or the room that is left in a waste container',
      as: 'mach_device_printer_supply_ratio',
      reduce: 'last',
    }),
    flagValue('someLeft', { help: 'whether there is some left, of a supply that does not tell how much' }),
  ],
});

export const snmpTray = toldKind({
  name: 'snmp-tray',
  summary: 'A paper tray of a printer that was asked by SNMP.',
  targetLabel: 'tray',
  metrics: [
    fact('capacity', 'count', { help: 'sheets that fit in', as: 'mach_device_printer_tray_capacity_sheets' }),
    gauge('level', 'count', { help: 'sheets in it', as: 'mach_device_printer_tray_sheets', reduce: 'last' }),
    flagValue('hasPaper', { help: 'whether there is any in it', as: 'mach_device_printer_tray_has_paper' }),
  ],
});
