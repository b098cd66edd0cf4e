import type { Component, FactName } from '@mach/diagnosis';
import type { Part } from '@mach/priority';
import type { Language } from './language.ts';

type Words<Code extends string> = Readonly<Record<Language, Readonly<Record<Code, string>>>>;

const components: Words<Component> = {
  vi: {
    'operating-system': 'Hệ điều hành',
    memory: 'Bộ nhớ RAM',
    disk: 'Ổ đĩa',
    processor: 'Bộ xử lý (CPU)',
    'network-card': 'Cổng mạng',
    temperature: 'Nhiệt độ',
    fan: 'Quạt',
    battery: 'Pin',
    power: 'Nguồn điện',
    clock: 'Đồng hồ máy',
  },
  en: {
    'operating-system': 'Operating system',
    memory: 'Memory',
    disk: 'Disk',
    processor: 'Processor',
    'network-card': 'Network port',
    temperature: 'Temperature',
    fan: 'Fan',
    battery: 'Battery',
    power: 'Power',
    clock: 'Clock',
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
  },
  en: {
    'operating-system': 'how long the operating system is supported',
    'memory-size': 'how much memory there is',
    'system-disk-kind': 'whether the system disk is a hard disk or an SSD',
    'free-space': 'how much disk space is free',
    'processor-age': 'how old the processor is',
    'network-link': 'how fast the network port runs',
    temperature: 'how warm the device is',
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
  },
  en: {
    memory: 'how much memory there is',
    'system-disk': 'the kind of the system disk',
    processor: 'how old the processor is',
    'operating-system': 'how long the operating system is supported',
    'free-space': 'how much disk space is free',
    network: 'the state of the network port',
    heat: 'how warm the device is',
  },
};

/** The name of a component, as a heading. One that this version does not know reads as its code. */
export const componentName = (code: string, language: Language): string => word(components, code, language);

/** A fact that is missing, as it stands inside a sentence. One that this version does not know reads as its code. */
export const factName = (code: string, language: Language): string => word(facts, code, language);

/** A part whose minutes are estimated, as it stands inside a sentence. */
export const partName = (code: string, language: Language): string => word(parts, code, language);

function word(words: Words<string>, code: string, language: Language): string {
  return Object.hasOwn(words[language], code) ? (words[language][code] ?? code) : code;
}
