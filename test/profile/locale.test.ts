import { execFileSync } from 'child_process';
import { join } from 'path';

/** The golden fleet as text, written by a program of its own in an environment. */
function written(environment: { [name: string]: string }): string {
  const { PATH } = process.env;
  const program = join(__dirname, 'print-fleet.ts');
  return execFileSync(process.execPath, ['--import', 'tsx', program], { env: { PATH, ...environment }, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
}

test('the golden fleet is the same, byte for byte, in every time zone, language and locale', () => {
  const expected = written({ TZ: 'UTC', LANG: 'C', LC_ALL: 'C' });
  expect(expected.match(/^kind: Cluster$/gm)).toHaveLength(15);
  expect(written({ TZ: 'Pacific/Kiritimati', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8', LANGUAGE: 'tr' }) === expected).toBe(true);
  expect(written({ TZ: 'America/St_Johns', LANG: 'ar_EG', LC_ALL: 'ar_EG', LC_NUMERIC: 'de_DE.UTF-8' }) === expected).toBe(true);
}, 60_000);
