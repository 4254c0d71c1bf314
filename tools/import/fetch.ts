import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Source } from './sources';

/** One CRD file as it was read, named the same whether it came from disk or from the network. */
export interface CrdFile {
  /** `<source>/<folder>/<file>`: the key in imports/manifest.json. */
  readonly id: string;
  readonly text: string;
}

/** Thrown when neither CRD_DIR nor the network can be reached, as opposed to one file being absent. */
export class NoAccess extends Error {}

/** Reads every CRD file of a source, from `directory` (`<source>/<file>` below it) or, without one, from the pinned commit. */
export async function fetchCrds(source: Source, directory?: string): Promise<CrdFile[]> {
  const wanted = Object.entries(source.crds).flatMap(([folder, files]) => files.map(file => ({ folder, file })));
  return Promise.all(wanted.map(async ({ folder, file }) => ({
    id: `${source.name}/${folder}/${file}`,
    text: directory ? readLocal(directory, source.name, source.localNames?.[file] ?? file) : await download(rawUrl(source, folder, file)),
  })));
}

/** Address of one file at the pinned commit. */
export function rawUrl(source: Source, folder: string, file: string): string {
  const match = /^https:\/\/github\.com\/([^/]+\/[^/]+)$/.exec(source.repository);
  if (!match) throw new Error(`imports/sources.json: "${source.repository}" is not https://github.com/<owner>/<name>; only GitHub is known here.`);
  return `https://raw.githubusercontent.com/${match[1]}/${source.commit}/${folder}/${file}`;
}

function readLocal(directory: string, name: string, file: string): string {
  const path = join(directory, name, file);
  if (!existsSync(path)) throw new Error(`CRD_DIR has no ${name}/${file}.`);
  return readFileSync(path, 'utf8');
}

async function download(url: string): Promise<string> {
  let response: Response;
  try {
    response = await fetch(url, { signal: AbortSignal.timeout(60_000) });
  } catch {
    throw new NoAccess(`${url} cannot be reached.`);
  }
  if (!response.ok) throw new Error(`${url} answered ${response.status}.`);
  return response.text();
}
