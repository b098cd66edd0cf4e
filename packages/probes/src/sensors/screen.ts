import { sensor } from '../contract.ts';
import { fact, flagValue, textValue } from '../metrics.ts';
import { fromInventory } from './facts.ts';
import { firmwareText } from './firmware-text.ts';
import { atMost, part } from './part.ts';

/** Most screens of one machine that are reported. */
const SCREENS_MAX = 16;
const MM_PER_INCH = 25.4;

const text = (value: string, label: string, help: string) =>
  textValue(value, { help, as: 'mach_device_screen_info', label, family: 'A screen.' });

/** Each screen that is plugged in. Serial numbers of screens are never read. */
export const screen = sensor({
  name: 'screen',
  summary: 'Make, size and resolution of each screen that is plugged in.',
  targetLabel: 'connector',
  needs: ['inventory'],
  onWindows:
    'the monitors that are plugged in, by their EDID in the registry; tried under Wine, never run on a real PC',
  options: {},
  metrics: [
    flagValue('present', { help: 'false in the one reading of a machine without a screen' }),
    text('maker', 'maker', 'its maker, as three letters or a name'),
    text('model', 'model', 'name of the model'),
    fact('year', 'none', { help: 'year in which it was made' }),
    fact('widthPixels', 'count', { help: 'width of its own resolution', as: 'mach_device_screen_width_pixels' }),
    fact('heightPixels', 'count', { help: 'height of its own resolution', as: 'mach_device_screen_height_pixels' }),
    fact('diagonalInches', 'none', { help: 'its diagonal in inches, to a tenth' }),
    flagValue('builtIn', { help: 'whether it is part of the machine', as: 'mach_device_screen_built_in' }),
  ],
  run: (io, _options, signal) =>
    fromInventory(io.inventory, 'screens', signal, (screens) => {
      if (screens.length === 0) return [part(undefined, { present: false })];
      const parts = screens.map(({ connector, maker, model, year, widthMm, heightMm, ...rest }) =>
        part(connector, {
          present: true,
          maker: firmwareText(maker),
          model: firmwareText(model),
          year,
          widthPixels: rest.widthPixels,
          heightPixels: rest.heightPixels,
          diagonalInches:
            widthMm === undefined || heightMm === undefined
              ? undefined
              : Math.round((Math.hypot(widthMm, heightMm) / MM_PER_INCH) * 10) / 10,
          builtIn: rest.builtIn,
        }),
      );
      return atMost(parts, SCREENS_MAX);
    }),
});
