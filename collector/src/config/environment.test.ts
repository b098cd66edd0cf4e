import { expect, it } from 'vitest';
import { ENVIRONMENT_VARIABLES, overrideFrom } from './environment.ts';

it('has a variable for each single value of the configuration', () => {
  expect(ENVIRONMENT_VARIABLES.map(({ name }) => name)).toEqual([
    'MACH_LISTEN',
    'MACH_STAMP_LISTEN',
    'MACH_URL',
    'MACH_PROVINCE',
    'MACH_SECRET_DAYS',
    'MACH_REPORT_EVERY_S',
    'MACH_SEND_EVERY_S',
    'MACH_LINE_WATCH_EVERY_S',
    'MACH_TLS_CERTIFICATE',
    'MACH_TLS_KEY',
    'MACH_PLAIN_HTTP',
    'MACH_ROUTERS_LISTEN',
    'MACH_OUTPUTS_INFLUX_URL',
    'MACH_OUTPUTS_INFLUX_DATABASE',
    'MACH_OUTPUTS_INFLUX_CREATE_DATABASE',
    'MACH_OUTPUTS_INFLUX_RETENTION_POLICY',
    'MACH_OUTPUTS_INFLUX_PCS',
    'MACH_OUTPUTS_INFLUX_USERNAME',
    'MACH_OUTPUTS_INFLUX_PASSWORD_FILE',
    'MACH_RATE_LIMITS_DEVICE_REQUESTS_PER_MINUTE',
    'MACH_RATE_LIMITS_DEVICE_REQUESTS_AT_ONCE',
    'MACH_RATE_LIMITS_COMMUNE_REQUESTS_PER_MINUTE',
    'MACH_RATE_LIMITS_COMMUNE_REQUESTS_AT_ONCE',
    'MACH_RATE_LIMITS_ENROLMENTS_PER_MINUTE',
    'MACH_RATE_LIMITS_ENROLMENTS_AT_ONCE',
    'MACH_RATE_LIMITS_SIGN_INS_PER_MINUTE',
    'MACH_RATE_LIMITS_SIGN_INS_AT_ONCE',
    'MACH_RATE_LIMITS_REFUSALS_PER_MINUTE',
    'MACH_RATE_LIMITS_REFUSALS_AT_ONCE',
    'MACH_RATE_LIMITS_DEVICE_REFUSALS_PER_MINUTE',
    'MACH_RATE_LIMITS_DEVICE_REFUSALS_AT_ONCE',
    'MACH_RATE_LIMITS_VERIFICATIONS_PER_MINUTE',
    'MACH_RATE_LIMITS_VERIFICATIONS_AT_ONCE',
    'MACH_OIDC_ISSUER',
    'MACH_OIDC_CLIENT_ID',
    'MACH_OIDC_CLIENT_SECRET_FILE',
    'MACH_OIDC_ACCOUNT_CLAIM',
    'MACH_OIDC_ACR',
    'MACH_EQUIPMENT_EVERY_S',
    'MACH_EQUIPMENT_ROUTERS',
    'MACH_EQUIPMENT_DISCOVERY_EVERY_S',
    'MACH_EQUIPMENT_DISCOVERY_ADDRESSES_PER_SECOND',
    'MACH_EQUIPMENT_DISCOVERY_SNMP',
    'MACH_PAPER_TEMPLATES',
    'MACH_PAPER_SUPERIOR',
    'MACH_PAPER_OFFICE',
    'MACH_PAPER_SYMBOL',
    'MACH_PAPER_PLACE',
    'MACH_PAPER_SIGNER_TITLE',
    'MACH_PAPER_SIGNER_NAME',
    'MACH_ALERTS_DIGEST_AT',
    'MACH_ALERTS_REPEAT_HOURS',
    'MACH_ALERTS_HEARTBEAT_URL',
    'MACH_ALERTS_HEARTBEAT_URL_FILE',
    'MACH_ALERTS_HEARTBEAT_EVERY_S',
    'MACH_MEETINGS_PROFILE',
    'MACH_MEETINGS_SECONDS',
    'MACH_MEETINGS_REFLECTOR_SHARE_MBPS',
  ]);
});

it('puts values above those of the file, typed as the schema asks, and leaves the rest', () => {
  const found: Record<string, unknown> = { listen: 'a:1', province: '51', outputs: { influx: { database: 'x' } } };
  const overridden = overrideFrom(
    {
      MACH_LISTEN: 'b:2',
      MACH_PROVINCE: '',
      MACH_SEND_EVERY_S: '60',
      MACH_REPORT_EVERY_S: 'soon',
      MACH_OUTPUTS_INFLUX_CREATE_DATABASE: 'false',
      MACH_OUTPUTS_INFLUX_PASSWORD_FILE: '/run/secrets/influx',
    },
    found,
  );
  expect(found).toEqual({
    listen: 'b:2',
    province: '51',
    sendEveryS: 60,
    reportEveryS: 'soon',
    outputs: { influx: { database: 'x', createDatabase: false, passwordFile: '/run/secrets/influx' } },
  });
  expect(overridden.get('outputs.influx.passwordFile')).toBe('MACH_OUTPUTS_INFLUX_PASSWORD_FILE');
  expect(overridden.has('province')).toBe(false);
});
