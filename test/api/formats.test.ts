import { checkStructural } from '../../src/api/structural';

const valid = (format: string, value: string) => checkStructural(value, { type: 'string', format }).length === 0;

test.each([
  ['date-time', ['2026-01-31T12:00:00Z', '2024-02-29T23:59:59.123+02:00'], ['2026-01-31', '2026-02-30T12:00:00Z', '2026-01-31T24:00:00Z', '2026-01-31 12:00:00Z', '']],
  ['date', ['2024-02-29'], ['2023-02-29', '2023-2-1']],
  ['duration', ['1h30m', '0', '-1.5h', '100ms', '1µs'], ['P1D', '1', '1d', '', '1h 30m']],
  ['byte', ['Zm9v', 'Zg==', 'Zm8='], ['Zm9', 'Zm9v!', '']],
  ['ipv4', ['10.0.0.1', '255.255.255.255', '010.0.0.1', '::ffff:10.0.0.1'], ['10.0.0.300', '10.0.0', '10.0.0.1.', '::1', '10..0.1']],
  ['ipv6', ['::1', '::', 'fe80::1', '1:2:3:4:5:6:7:8', '::ffff:10.0.0.1'], ['10.0.0.1', '1:2:3', ':::', '1:2:3:4:5:6:7:8:9', '12345::', '::ffff:10.0.0.300']],
  ['cidr', ['10.0.0.0/16', '0.0.0.0/0', 'fd00::/64', '10.0.0.0/016', '010.0.0.0/8'], ['10.0.0.0', '10.0.0.0/33', 'fd00::/129', '/8']],
  ['mac', ['00:50:56:aa:BB:cc'], ['00:50:56:aa:bb']],
  ['uuid', ['f81d4fae-7dec-11d0-a765-00a0c91e6bf6'], ['f81d4fae']],
  ['uri', ['https://example.com/x?y', '/path', 's3:bucket'], ['example.com', 'https://a b', '']],
  ['anything-else', ['', 'x'], []],
])('%s', (format, good, bad) => {
  for (const value of good) expect({ value, valid: valid(format, value) }).toEqual({ value, valid: true });
  for (const value of bad) expect({ value, valid: valid(format, value) }).toEqual({ value, valid: false });
});
