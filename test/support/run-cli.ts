import { mkdirSync, mkdtempSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { dirname, join } from 'path';
import { main } from '../../src/cli/main';

/** What a command said and how it ended. */
export interface Run {
  readonly code: number;
  readonly out: string;
  readonly error: string;
}

/** Run the command line in a folder that holds these files. */
export function runCli(args: string[], files: { [name: string]: string } = {}, input = '', terminal = false): Run & { cwd: string } {
  const cwd = mkdtempSync(join(tmpdir(), 'cli-'));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(cwd, name)), { recursive: true });
    writeFileSync(join(cwd, name), text);
  }
  let out = '';
  let error = '';
  const code = main(args, { cwd, terminal, out: text => { out += text; }, error: text => { error += text; }, input: () => input });
  return { code, out, error, cwd };
}
