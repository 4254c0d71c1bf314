import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Builds a tool and puts questions to it, one JSON value a line; the answers come in the same order. Needs Go. */
export function ask<T>(tool: string, questions: readonly object[]): T[] {
  const folder = mkdtempSync(join(tmpdir(), `${tool}-`));
  const environment = { ...process.env, GOWORK: 'off', GOFLAGS: '', CGO_ENABLED: '0', TZ: 'UTC' };
  try {
    const binary = join(folder, tool);
    execFileSync('go', ['build', '-p', '2', '-trimpath', '-buildvcs=false', '-o', binary, '.'], { cwd: join(__dirname, '..', 'tools', tool), env: environment });
    const input = questions.map(question => JSON.stringify(question)).join('\n');
    const out = execFileSync(binary, { input, maxBuffer: 2 ** 30, stdio: ['pipe', 'pipe', 'ignore'], env: environment });
    return out.toString().trimEnd().split('\n').filter(line => line !== '').map(line => JSON.parse(line));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
