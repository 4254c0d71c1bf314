import { posix } from 'path';
import { define, Family } from './define';

const PATH: Family = {
  Base: define('string', base),
  Dir: define('string', (path: string) => clean(path.slice(0, path.lastIndexOf('/') + 1))),
  Clean: define('string', clean),
  Ext: define('string', (path: string) => /\.[^./]*$/.exec(path)?.[0] ?? ''),
  IsAbs: define('string', (path: string) => path.startsWith('/')),
};

/** Functions on slash-separated paths; the `os` ones are the same on Linux, where Cluster API runs. */
export const PATHS: Family = Object.fromEntries(Object.entries(PATH)
  .flatMap(([name, entry]) => [[name === 'IsAbs' ? 'isAbs' : name.toLowerCase(), entry], [`os${name}`, entry]]));

function base(path: string): string {
  if (path === '') { return '.'; }
  const trimmed = path.replace(/\/+$/, '');
  return trimmed === '' ? '/' : trimmed.slice(trimmed.lastIndexOf('/') + 1);
}

function clean(path: string): string {
  const normal = posix.normalize(path);
  return normal.length > 1 && normal.endsWith('/') ? normal.slice(0, -1) : normal;
}
