import { toldKind } from '../../contract.ts';
import { gauge, textValue } from '../../metrics.ts';

const info = { as: 'mach_device_codec_info', family: 'A video-conference codec and its parts.' };

export const snmpCodec = toldKind({
  name: 'snmp-codec',
  summary: 'The state of a video-conference codec that was asked by SNMP.',
  metrics: [
    textValue('state', { help: 'of all its parts together: ok, failed or off', ...info, label: 'state' }),
    textValue('camera', { help: 'of its first camera: ok, failed or off', ...info, label: 'camera' }),
    textValue('microphone', { help: 'of its first microphone: ok, failed or off', ...info, label: 'microphone' }),
    gauge('calls', 'count', { help: 'conferences that it is in', as: 'mach_device_codec_calls', reduce: 'last' }),
  ],
});
