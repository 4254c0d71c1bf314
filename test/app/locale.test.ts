import { execFileSync } from 'child_process';
import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';

/** File name → text of everything `print-output.ts` writes in an environment. */
function written(environment: { [name: string]: string }): { [file: string]: string } {
  const outdir = fs.mkdtempSync(path.join(os.tmpdir(), 'fleet-app-'));
  try {
    const { PATH } = process.env;
    execFileSync(process.execPath, ['--import', 'tsx', path.join(__dirname, 'print-output.ts'), outdir], { env: { PATH, ...environment } });
    return Object.fromEntries((fs.readdirSync(outdir, { recursive: true }) as string[])
      .filter(file => fs.statSync(path.join(outdir, file)).isFile())
      .map(file => [file, fs.readFileSync(path.join(outdir, file), 'utf8')]));
  } finally {
    fs.rmSync(outdir, { recursive: true });
  }
}

test('the output is the same, byte for byte, in every time zone, language and locale', () => {
  const expected = written({ TZ: 'UTC', LANG: 'C', LC_ALL: 'C' });
  expect(Object.keys(expected).length).toBeGreaterThan(50);
  expect(written({ TZ: 'Pacific/Kiritimati', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8', LANGUAGE: 'tr' })).toEqual(expected);
  expect(written({ TZ: 'America/St_Johns', LANG: 'ar_EG', LC_ALL: 'ar_EG', LC_NUMERIC: 'de_DE.UTF-8' })).toEqual(expected);
}, 60_000);
