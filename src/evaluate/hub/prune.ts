import { isFields } from './read';

/** Fields whose value is the user's own, or where an empty value says something. */
const KEPT = new Set([
  'selector', 'clusterSelector', 'namespaceSelector', 'podSelector', 'failureDomainSelector', 'value', 'default', 'example', 'enum', 'openAPIV3Schema',
  'settings', 'taints', 'dataSecretName', 'customVMXKeys', 'featureGates', 'jsonPatches',
]);

/** Maps that are dropped when empty, and whose values may be. */
const MAPS = new Set(['labels', 'annotations']);

/** Fields where v1beta1 could not tell `false` from nothing, so that v1beta2 has them unset. */
const FALSE_IS_UNSET = new Set(['paused', 'append', 'readOnly', 'unsafeSkipCAVerification', 'insecureSkipTLSVerify', 'provideClusterInfo', 'strict']);

/**
 * Take out what v1beta1 wrote and v1beta2 has no place for: empty objects, lists and texts.
 *
 * @param falseIsUnset whether `false` in some fields means nothing; so it is in the kinds of Cluster API itself
 */
export function prune(value: any, falseIsUnset: boolean): any {
  if (Array.isArray(value)) { return value.map(item => (isFields(item) || Array.isArray(item) ? prune(item, falseIsUnset) : item)); }
  if (!isFields(value)) { return value; }
  const out: { [key: string]: any } = {};
  for (const [key, child] of Object.entries(value)) {
    if (KEPT.has(key)) {
      if (child !== undefined) { out[key] = child; }
      continue;
    }
    if (child === undefined || child === null || child === '' || (falseIsUnset && child === false && FALSE_IS_UNSET.has(key))) { continue; }
    const kept = typeof child === 'object' && !MAPS.has(key) ? prune(child, falseIsUnset) : child;
    if (!isEmpty(kept)) { out[key] = kept; }
  }
  return out;
}

function isEmpty(value: any): boolean {
  return Array.isArray(value) ? value.length === 0 : isFields(value) && Object.keys(value).length === 0;
}
