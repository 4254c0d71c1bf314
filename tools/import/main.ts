import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { changedFiles, generatedFilesOnDisk, MANIFEST, renderManifest, staleFiles } from './checksums';
import { NoAccess } from './fetch';
import { generate } from './generate';
import { readSources } from './sources';

const USAGE = `Usage: tsx tools/import/main.ts [--check | --checksums]
  (no flag)    regenerate imports/ and NOTICE
  --check      compare without writing; names stale files
  --checksums  compare with imports/manifest.json only; needs no CRDs
CRD files come from CRD_DIR/<source>/<file> or, without CRD_DIR, from the commits pinned in imports/sources.json.
Exit codes: 0 up to date, 1 stale, 2 wrong input, 3 no CRD files within reach.`;

async function main(args: string[]): Promise<number> {
  const root = join(__dirname, '..', '..');
  const flag = args[0];
  if (args.length > 1 || (flag && !['--check', '--checksums'].includes(flag))) return say(USAGE, 2);
  const sources = readSources(root);
  if (flag === '--checksums') return report(changedFiles(root), 'Generated files match imports/manifest.json.');
  try {
    const generated = await generate(root, sources, process.env.CRD_DIR, line => process.stderr.write(line + '\n'));
    if (flag === '--check') return report(staleFiles(root, generated), 'Generated files are up to date.');
    const kept = new Set(generated.files.keys());
    for (const path of generatedFilesOnDisk(root).filter(old => !kept.has(old))) rmSync(join(root, path));
    for (const [path, text] of [...generated.files, [MANIFEST, renderManifest(root, generated)]]) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), text);
    }
    return say(`Wrote ${generated.files.size + 1} files.`, 0);
  } catch (error) {
    if (!(error instanceof NoAccess)) throw error;
    say(`${error.message} Set CRD_DIR to a folder holding <source>/<file>, or allow network access.`, 3);
    if (flag !== '--check') return 3;
    const changed = changedFiles(root);
    return changed.length > 0 ? report(changed, '') : say('Not regenerated; files match their recorded checksums.', 3);
  }
}

function report(stale: string[], good: string): number {
  if (stale.length === 0) return say(good, 0);
  return say(`Stale: run "npx projen import".\n${stale.map(path => `  ${path}`).join('\n')}`, 1);
}

function say(text: string, code: number): number {
  (code === 0 ? process.stdout : process.stderr).write(text + '\n');
  return code;
}

main(process.argv.slice(2)).then(
  code => { process.exitCode = code; },
  error => { process.exitCode = say(error.message, 2); },
);
