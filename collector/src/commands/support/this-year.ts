import { vietnamDayOf } from '@mach/knowledge';

/** The present year in Việt Nam. */
export const thisYear = (): number => Number(vietnamDayOf(Date.now()).slice(0, 4));
