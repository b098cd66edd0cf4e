import type { Format } from './family.ts';

export const CONTENT_TYPES: Readonly<Record<Format, string>> = {
  text: 'text/plain; version=0.0.4; charset=utf-8',
  openmetrics: 'application/openmetrics-text; version=1.0.0; charset=utf-8',
};

/** Longest header that is looked at, and elements of it: a real client sends a hundred characters. */
const HEADER_CHARACTERS_MAX = 2_000;
const ELEMENTS_MAX = 50;

/**
 * The format that an `Accept` header likes best. OpenMetrics only when it is named, in version 1.0.0 or without one;
 * a wildcard, an unknown wish or none gives 0.0.4, for every scraper reads that.
 */
export function chooseFormat(accept: string | undefined): Format {
  let text = 0;
  let openmetrics = 0;
  for (const { name, parameters, quality } of elements(accept)) {
    const version = parameters.get('version');
    if (name === 'application/openmetrics-text' && (version === undefined || version === '1.0.0')) {
      openmetrics = Math.max(openmetrics, quality);
    } else if (name === 'text/plain' && (version === undefined || version === '0.0.4')) {
      text = Math.max(text, quality);
    }
  }
  return openmetrics > 0 && openmetrics >= text ? 'openmetrics' : 'text';
}

/** Whether `Accept-Encoding` takes gzip. */
export function acceptsGzip(acceptEncoding: string | undefined): boolean {
  const found = elements(acceptEncoding);
  const named = found.find(({ name }) => name === 'gzip') ?? found.find(({ name }) => name === '*');
  return named !== undefined && named.quality > 0;
}

function elements(header = '') {
  return header
    .slice(0, HEADER_CHARACTERS_MAX)
    .split(',', ELEMENTS_MAX)
    .map((element) => {
      const [name = '', ...rest] = element.split(';').map((part) => part.trim().toLowerCase());
      const parameters = new Map(rest.map((part) => part.split('=', 2).map((word) => word.trim()) as [string, string]));
      const quality = Number(parameters.get('q') ?? 1);
      return { name, parameters, quality: Number.isFinite(quality) ? quality : 0 };
    });
}
