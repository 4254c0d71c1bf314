import { existsSync, readdirSync, readFileSync, statSync } from 'fs';
import { join, relative, resolve } from 'path';
import { Io, UsageError } from './io';

/** A file and what is in it. */
export interface SourceFile {
  /** As the user would name it. */
  readonly name: string;
  readonly text: string;
}

/** Written beside the manifests by cdk8s (2.70) when its command line validates them. */
const CONSTRUCT_METADATA = 'construct-metadata.json';

/** The manifest files behind the given paths: files as they are, folders with every .yaml, .yml and .json below, `-` for standard input. */
export function manifestFiles(paths: readonly string[], io: Io): SourceFile[] {
  return paths.flatMap(path => {
    if (path === '-') { return [{ name: '-', text: io.input() }]; }
    const absolute = resolve(io.cwd, path);
    if (!existsSync(absolute)) { throw new UsageError(`"${path}" does not exist.`); }
    const files = statSync(absolute).isDirectory() ? below(absolute) : [absolute];
    return files.map(file => ({ name: relative(io.cwd, file).startsWith('..') ? file : relative(io.cwd, file), text: readFileSync(file, 'utf8') }));
  });
}

function below(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .sort((a, b) => a.name < b.name ? -1 : 1)
    .flatMap(entry => {
      if (entry.isDirectory()) { return entry.name === 'node_modules' || entry.name.startsWith('.') ? [] : below(join(folder, entry.name)); }
      return /\.(ya?ml|json)$/.test(entry.name) && entry.name !== CONSTRUCT_METADATA ? [join(folder, entry.name)] : [];
    });
}
