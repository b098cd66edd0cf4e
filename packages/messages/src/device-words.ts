import type { Component, ConditionParameters, FactName } from '@mach/diagnosis';
import type { Part } from '@mach/priority';
import type { Language } from './language.ts';

type Words<Code extends string> = Readonly<Record<Language, Readonly<Record<Code, string>>>>;

const components: Words<Component> = {
  vi: {
    'operating-system': 'Hệ điều hành',
    memory: 'Bộ nhớ RAM',
    disk: 'Ổ đĩa',
    cable: 'Dây cáp bên trong máy',
    processor: 'Bộ xử lý (CPU)',
    'network-card': 'Cổng mạng',
    wifi: 'Wi-Fi',
    'local-network': 'Mạng nội bộ',
    temperature: 'Nhiệt độ',
    fan: 'Quạt',
    battery: 'Pin',
    power: 'Nguồn điện',
    clock: 'Đồng hồ máy',
    printer: 'Máy in',
    codec: 'Thiết bị họp trực tuyến',
    ups: 'Bộ lưu điện (UPS)',
  },
  en: {
    'operating-system': 'Operating system',
    memory: 'Memory',
    disk: 'Disk',
    cable: 'Cable inside the device',
    processor: 'Processor',
    'network-card': 'Network port',
    wifi: 'Wi-Fi',
    'local-network': 'Local network',
    temperature: 'Temperature',
    fan: 'Fan',
    battery: 'Battery',
    power: 'Power',
    clock: 'Clock',
    printer: 'Printer',
    codec: 'Video-conference codec',
    ups: 'UPS',
  },
};

/** As they stand inside a sentence. */
const facts: Words<FactName> = {
  vi: {
    'operating-system': 'thời hạn hỗ trợ của hệ điều hành',
    'memory-size': 'dung lượng bộ nhớ RAM',
    'system-disk-kind': 'loại ổ đĩa hệ thống (HDD hay SSD)',
    'free-space': 'dung lượng còn trống của ổ đĩa',
    'processor-age': 'đời của bộ xử lý (CPU)',
    'network-link': 'tốc độ của cổng mạng',
    temperature: 'nhiệt độ của máy',
    'disk-health': 'tình trạng của ổ đĩa',
    stops: 'máy có hay bị tắt đột ngột hay không',
    'boot-time': 'máy khởi động mất bao lâu',
    outage: 'máy có còn dùng được hay không',
    'cut-off': 'máy có hay tự mất mạng hay không',
  },
  en: {
    'operating-system': 'how long the operating system is supported',
    'memory-size': 'how much memory there is',
    'system-disk-kind': 'whether the system disk is a hard disk or an SSD',
    'free-space': 'how much disk space is free',
    'processor-age': 'how old the processor is',
    'network-link': 'how fast the network port runs',
    temperature: 'how warm the device is',
    'disk-health': 'how sound the disk is',
    stops: 'how often the device stops without a shutdown',
    'boot-time': 'how long the device takes to start',
    outage: 'whether the device is of use at all',
    'cut-off': 'whether the device itself loses its network',
  },
};

const parts: Words<Part> = {
  vi: {
    memory: 'dung lượng bộ nhớ RAM',
    'system-disk': 'loại ổ đĩa hệ thống',
    processor: 'đời của bộ xử lý (CPU)',
    'operating-system': 'thời hạn hỗ trợ của hệ điều hành',
    'free-space': 'dung lượng còn trống của ổ đĩa',
    network: 'tình trạng cổng mạng',
    heat: 'nhiệt độ của máy',
    failures: 'tình trạng của ổ đĩa',
    stops: 'máy có hay bị tắt đột ngột hay không',
    outage: 'thời gian máy bị hỏng',
    'cut-off': 'máy có hay tự mất mạng hay không',
    start: 'máy khởi động mất bao lâu',
  },
  en: {
    memory: 'how much memory there is',
    'system-disk': 'the kind of the system disk',
    processor: 'how old the processor is',
    'operating-system': 'how long the operating system is supported',
    'free-space': 'how much disk space is free',
    network: 'the state of the network port',
    heat: 'how warm the device is',
    failures: 'how sound the disk is',
    stops: 'how often the device stops without a shutdown',
    outage: 'how long the device was broken',
    'cut-off': 'whether the device itself loses its network',
    start: 'how long the device takes to start',
  },
};

/** What Windows 11 asks for, as it stands in a list. */
const requirements: Words<ConditionParameters['cannot-run-windows-11']['because'] | 'firmware'> = {
  vi: {
    processor: 'bộ xử lý (CPU) có thuộc đời được hỗ trợ hay không',
    firmware: 'firmware có UEFI hay không (máy có thể đang đặt khởi động kiểu cũ)',
    tpm: 'có chip bảo mật TPM 2.0 hay không (chip có thể đang tắt trong BIOS)',
    'secure-boot': 'firmware có Secure Boot hay không',
    memory: 'dung lượng bộ nhớ RAM',
    disk: 'dung lượng ổ đĩa hệ thống',
  },
  en: {
    processor: 'whether the processor is of a supported generation',
    firmware: 'whether the firmware has UEFI (it may be set to start the old way)',
    tpm: 'whether there is a TPM 2.0 (it may be switched off in the firmware)',
    'secure-boot': 'whether the firmware has Secure Boot',
    memory: 'how much memory there is',
    disk: 'how large the system disk is',
  },
};

/** The names of what Windows 11 asks for, from their codes with blanks between. */
export const requirementNames = (codes: string, language: Language): string =>
  codes
    .split(' ')
    .map((code) => word(requirements, code, language))
    .join(', ');

/** The name of a component, as a heading. One that this version does not know reads as its code. */
export const componentName = (code: string, language: Language): string => word(components, code, language);

/** A fact that is missing, as it stands inside a sentence. One that this version does not know reads as its code. */
export const factName = (code: string, language: Language): string => word(facts, code, language);

/** A part whose minutes are estimated, as it stands inside a sentence. */
export const partName = (code: string, language: Language): string => word(parts, code, language);

function word(words: Words<string>, code: string, language: Language): string {
  return Object.hasOwn(words[language], code) ? (words[language][code] ?? code) : code;
}
