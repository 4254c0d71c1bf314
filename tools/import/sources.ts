import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** One entry of imports/sources.json: a project whose CRDs we generate code from. */
export interface Source {
  /** Short name; becomes the folder under imports/ and the prefix of the schema modules. */
  readonly name: string;
  /** Name of the project as NOTICE writes it. */
  readonly title: string;
  readonly repository: string;
  readonly tag: string;
  /** Full commit of the tag. Downloads are pinned to it, so a moved tag changes nothing. */
  readonly commit: string;
  /** SPDX identifier; `NOASSERTION` when the project states none. */
  readonly licence: string;
  /**
   * Versions to generate code and schemas for; a CRD without one of them is skipped for that version.
   * @default - the storage version of each CRD
   */
  readonly versions?: string[];
  /**
   * Kinds to leave out, because they are huge or of no use to a manifest author.
   * @default - none
   */
  readonly exclude?: string[];
  /**
   * Writes schemas but no L1 constructs: for older releases that we only check output against.
   * @default false
   */
  readonly schemasOnly?: boolean;
  /**
   * Kinds to write L1 constructs for: those that people declare, not those that controllers create. Schemas are written for all kinds.
   * @default - all kinds
   */
  readonly l1?: string[];
  /**
   * Cluster API contract to the API versions that implement it, as the released CRDs are labelled. The plain CRD files lack those labels.
   * @default - the project implements no contract
   */
  readonly contracts?: { [contract: string]: string[] };
  /** Folder in the repository to the CRD files in it. */
  readonly crds: { [folder: string]: string[] };
  /**
   * Names of files below CRD_DIR that differ from those in the repository.
   * @default - the same names
   */
  readonly localNames?: { [file: string]: string };
}

const REQUIRED = ['name', 'title', 'repository', 'tag', 'commit', 'licence', 'crds'] as const;
const OPTIONAL = ['versions', 'exclude', 'schemasOnly', 'l1', 'contracts', 'localNames'];

/** Reads and checks imports/sources.json. Its order matters: a kind that two sources hold belongs to the first. */
export function readSources(root: string): Source[] {
  const file = join(root, 'imports', 'sources.json');
  if (!existsSync(file)) throw new Error('imports/sources.json is missing.');
  const sources: Source[] = JSON.parse(readFileSync(file, 'utf8'));
  const seen = new Set<string>();
  for (const source of sources) {
    for (const key of REQUIRED) {
      if (!source[key]) throw new Error(`imports/sources.json: "${source.name}" has no "${key}".`);
    }
    for (const key of Object.keys(source)) {
      if (!OPTIONAL.includes(key) && !(REQUIRED as readonly string[]).includes(key)) {
        throw new Error(`imports/sources.json: "${source.name}" has an unknown key "${key}"; known are ${[...REQUIRED, ...OPTIONAL].join(', ')}.`);
      }
    }
    if (!/^[0-9a-f]{40}$/.test(source.commit)) throw new Error(`imports/sources.json: "${source.name}" has commit "${source.commit}"; write all 40 digits.`);
    if (seen.has(source.name)) throw new Error(`imports/sources.json: "${source.name}" appears twice.`);
    seen.add(source.name);
  }
  return sources;
}
