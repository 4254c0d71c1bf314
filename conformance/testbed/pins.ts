import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export const TOOLS_FOLDER = join(__dirname, '..', 'tools');

/** The version of a module in a tool's go.mod. */
export function pinnedVersion(tool: string, module: string): string {
  const lines = readFileSync(join(TOOLS_FOLDER, tool, 'go.mod'), 'utf8').split('\n').map(line => line.trim().replace(/^require /, '').split(' '));
  const version = lines.find(([path, value]) => path === module && value?.startsWith('v'))?.[1];
  if (!version) throw new Error(`tools/${tool}/go.mod does not require ${module}`);
  return version;
}
