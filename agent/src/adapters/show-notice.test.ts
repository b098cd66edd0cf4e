import { expect, it } from 'vitest';
import { showNoticeOn } from './show-notice.ts';

it('has no way to a screen from a service of Linux, which stands in nobody’s session', () => {
  expect(showNoticeOn('linux', {})).toBeUndefined();
});

it('tells that nothing was shown where the session has no such program, or nobody answers there', async () => {
  const show = showNoticeOn('linux', { DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nowhere' });
  expect(await show?.('Mạch', 'thử')).toBe(false);
});
