import { Manifest } from '../manifest/manifest';

/** `Kind.group` of every manifest and of every reference inside one, sorted. References without a group name no provider and are skipped. */
export function objectKinds(manifests: Manifest[]): string[] {
  const kinds = new Set<string>();
  for (const manifest of manifests) {
    collect(manifest, kinds);
  }
  return [...kinds].sort();
}

function collect(value: any, kinds: Set<string>): void {
  if (value === null || typeof value !== 'object') { return; }
  const { apiGroup, apiVersion, kind } = value;
  const group = typeof apiGroup === 'string' ? apiGroup : typeof apiVersion === 'string' && apiVersion.includes('/') ? apiVersion.split('/')[0] : undefined;
  if (typeof kind === 'string' && group) { kinds.add(`${kind}.${group}`); }
  for (const item of Object.values(value)) { collect(item, kinds); }
}
