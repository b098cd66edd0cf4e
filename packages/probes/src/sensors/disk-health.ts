import type { PartOutcome } from '../contract.ts';
import { sensor } from '../contract.ts';
import { fact, flagValue, gauge, textValue } from '../metrics.ts';
import {
  COLLECTED_DISKS_FILE,
  COLLECTED_DISKS_MAX,
  type CollectedDisks,
  parseCollectedDisks,
} from '../smart/collected-disks.ts';
import { diskValues } from '../smart/disk-values.ts';
import { atMost, part, unreadPart } from './part.ts';

/** A round is made each 6 h and at each start; three days cover a weekend on which the PC was off. */
const AGE_MAX_MS = 3 * 86_400_000;
/** A clock may have been put right since. */
const AHEAD_MAX_MS = 86_400_000;

const text = (value: string, label: string, help: string) =>
  textValue(value, { help, as: 'mach_device_disk_health_info', label, family: 'What a disk says of itself by SMART.' });

/** A count by the name that the smartctl_exporter made known; packed raw values are unpacked first. */
const attribute = (value: string, id: number, name: string, help: string) =>
  fact(value, 'count', {
    help,
    as: 'smartctl_device_attribute',
    labels: { attribute_id: String(id), attribute_name: name, attribute_value_type: 'raw' },
    family: 'Counts of trouble that a disk keeps of itself (SMART attributes).',
  });

/** What each disk says of itself by SMART, as a one-shot with root's rights left it. */
export const diskHealth = sensor({
  name: 'disk-health',
  summary: 'What each disk says of itself (SMART), as `mach-agent collect-root` left it each 6 h.',
  targetLabel: 'disk',
  keepsLastGood: true,
  needs: ['files', 'clock'],
  onWindows: 'the same, left by a scheduled task where smartmontools is installed; never run on a real PC',
  options: {},
  metrics: [
    text('vendorVerdict', 'vendor_verdict', "the disk's own verdict: passed, failed or absent"),
    text('model', 'model', 'name of the model'),
    text('protocol', 'protocol', 'ATA, NVMe or SCSI'),
    text('medium', 'medium', 'hdd, ssd or unknown'),
    text('askedAs', 'asked_as', 'how smartctl reached the disk, such as sat or usbjmicron'),
    flagValue('smartPassed', { help: "the disk's own verdict, where it gave one", as: 'smartctl_device_smart_status' }),
    fact('exitStatus', 'count', {
      help: "smartctl's exit status, a bit mask",
      as: 'smartctl_device_smartctl_exit_status',
    }),
    gauge('ageMs', 'ms', { help: 'how long ago the disk was asked', as: 'mach_device_disk_health_age_seconds' }),
    fact('powerOnMs', 'ms', { help: 'time that the disk was on in its life', as: 'smartctl_device_power_on_seconds' }),
    fact('powerCycles', 'count', { help: 'how often it was switched on', as: 'smartctl_device_power_cycle_count' }),
    fact('celsius', 'celsius', {
      help: 'its temperature when it was asked',
      as: 'smartctl_device_temperature',
      labels: { temperature_type: 'current' },
      family: 'Temperatures of a disk.',
    }),
    fact('celsiusMax', 'celsius', {
      help: 'the warmest at which it may work, by its own word',
      as: 'smartctl_device_temperature',
      labels: { temperature_type: 'op_limit_max' },
      family: 'Temperatures of a disk.',
    }),
    attribute('reallocatedSectors', 5, 'Reallocated_Sector_Ct', 'bad sectors that were replaced'),
    attribute('spinRetries', 10, 'Spin_Retry_Count', 'starts of the motor that had to be tried again'),
    attribute('endToEndErrors', 184, 'End-to-End_Error', 'data that changed on the way through the disk'),
    attribute('reportedUncorrectable', 187, 'Reported_Uncorrect', 'errors that no correction helped against'),
    attribute('commandTimeouts', 188, 'Command_Timeout', 'commands that took too long'),
    attribute('reallocationEvents', 196, 'Reallocated_Event_Count', 'attempts to replace bad sectors'),
    attribute('pendingSectors', 197, 'Current_Pending_Sector', 'unreadable sectors that wait to be replaced'),
    attribute('offlineUncorrectable', 198, 'Offline_Uncorrectable', 'unreadable sectors found by the disk itself'),
    attribute('interfaceCrcErrors', 199, 'UDMA_CRC_Error_Count', 'data damaged between the disk and its controller'),
    text('notUnderstood', 'not_understood', 'attributes that count trouble in a form that is not known'),
    flagValue('thresholdCrossed', {
      help: "an attribute that foretells failure is beyond its maker's limit",
      as: 'mach_device_disk_threshold_crossed',
    }),
    flagValue('thresholdCrossedBefore', { help: 'one was in the past' }),
    flagValue('errorsLogged', { help: 'the error log of the disk has entries; old ones stay for ever' }),
    flagValue('selfTestFailed', {
      help: "the last of the disk's own tests that ended found errors",
      as: 'mach_device_disk_self_test_failed',
    }),
    fact('wearRatio', 'ratio', {
      help: 'share of its rated life that an SSD has used; may exceed 1',
      as: 'mach_device_disk_wear_ratio',
    }),
    fact('spareRatio', 'ratio', { help: "share of an SSD's spare that is left", as: 'mach_device_disk_spare_ratio' }),
    fact('spareThresholdRatio', 'ratio', {
      help: 'share below which the spare counts as used up',
      as: 'mach_device_disk_spare_threshold_ratio',
    }),
    fact('criticalWarning', 'count', {
      help: "an NVMe drive's critical warning, a bit mask",
      as: 'smartctl_device_critical_warning',
    }),
    fact('mediaErrors', 'count', {
      help: 'errors of an NVMe drive that no correction helped against',
      as: 'smartctl_device_media_errors',
    }),
    fact('unsafeShutdowns', 'count', {
      help: 'times that an NVMe drive lost power without warning',
      as: 'mach_device_disk_unsafe_shutdowns',
    }),
    fact('uncorrectedReads', 'count', {
      help: 'reads of a SCSI disk that no correction helped against',
      as: 'smartctl_read_total_uncorrected_errors',
    }),
    fact('uncorrectedWrites', 'count', {
      help: 'writes of a SCSI disk that no correction helped against',
      as: 'smartctl_write_total_uncorrected_errors',
    }),
    fact('readBytes', 'bytes', {
      help: 'bytes that a SCSI disk has read in its life',
      as: 'mach_device_disk_life_read_bytes',
    }),
    fact('grownDefects', 'count', {
      help: 'bad blocks of a SCSI disk since it was made',
      as: 'smartctl_scsi_grown_defect_list',
    }),
  ],
  run: async (io) => {
    const file = await io.files.readText(COLLECTED_DISKS_FILE);
    if (!file.ok) {
      const isMissing = file.failure === 'not-found';
      const install = ': install smartmontools 7.0 or newer and let "mach-agent collect-root" run by its timer';
      return [
        unreadPart(undefined, isMissing ? { ...file, detail: `${COLLECTED_DISKS_FILE} is missing${install}` } : file),
      ];
    }
    const round = parseCollectedDisks(file.value);
    return round.ok ? partsOf(round.value, io.clock.wallMs()) : [unreadPart(undefined, round)];
  },
});

function partsOf(round: CollectedDisks, now: number): readonly PartOutcome[] {
  const ageMs = now - round.madeAt;
  const trouble = round.trouble ?? troubleWithAge(ageMs);
  if (trouble !== undefined) return [unreadPart(undefined, { ok: false, ...trouble })];
  const disks = round.disks.slice(0, COLLECTED_DISKS_MAX);
  if (disks.length === 0) {
    return [unreadPart(undefined, { ok: false, failure: 'unsupported', detail: 'smartctl finds no disk here' })];
  }
  const parts = uniquelyNamed(disks).map(({ device, tried, output, trouble: ofDisk }) => {
    if (ofDisk !== undefined) return unreadPart(device, { ok: false, ...ofDisk });
    const found = diskValues(output, { tried, isPrivileged: round.isPrivileged });
    return found.ok ? part(device, { ...found.values, ageMs: Math.max(0, ageMs) }) : unreadPart(device, found);
  });
  return atMost(parts, COLLECTED_DISKS_MAX, round.disks.length);
}

function troubleWithAge(ageMs: number) {
  const hours = Math.round(Math.abs(ageMs) / 3_600_000);
  if (ageMs > AGE_MAX_MS) {
    const detail = `the disks were last asked ${hours} hours ago: see why "mach-agent collect-root" no longer runs`;
    return { failure: 'timeout', detail } as const;
  }
  if (ageMs >= -AHEAD_MAX_MS) return undefined;
  return { failure: 'bad-reply', detail: `the disks were asked ${hours} hours ahead of this clock` } as const;
}

/** A file of ours names each disk once; whatever it holds, a part is told once. */
function uniquelyNamed(disks: CollectedDisks['disks']): CollectedDisks['disks'] {
  return [...new Map(disks.map((disk) => [disk.device.slice(0, 300), disk])).values()];
}
