import type { Definitions } from './definitions';
import type { ObjectCheck } from './finding';
import { lazy } from './lazy';

let check: typeof import('./check-manifest').checkManifest | undefined;

/**
 * Checks a whole manifest: its fields against the schema of its kind, and its metadata.
 *
 * @param manifest plain data, as parsed from YAML
 * @param source check against the schemas of this older release where it has them (`capi-v1.10`)
 * @param definitions kinds the user defines; they win over those the library knows
 */
export function checkObject(manifest: unknown, source?: string, definitions?: Definitions): ObjectCheck {
  check ??= lazy.checks().checkManifest;
  return check(manifest, source, definitions);
}
