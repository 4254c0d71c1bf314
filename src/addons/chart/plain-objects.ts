import { Check, listOf, refuse } from '../../values/check';
import { plainMap } from '../../values/check-data';
import { withoutNulls } from '../../values/without-nulls';
import { shared } from '../freeze';

/** A Kubernetes object as plain data. The content of a Secret would end up in Git. */
const plainObject: Check = (where, value) => {
  const { apiVersion, kind, metadata } = Object(value);
  if (typeof apiVersion !== 'string' || typeof kind !== 'string' || typeof metadata?.name !== 'string' || metadata.name === '') {
    refuse(where, value, 'is not a Kubernetes object with apiVersion, kind and metadata.name');
  }
  plainMap(where, withoutNulls(value));
  if (apiVersion === 'v1' && kind === 'Secret') {
    throw new Error(`${where}: the content of Secret "${metadata.name}" would be written to Git; use an ExternalSecret or a SealedSecret, or credentialsSecret.`);
  }
};

/** A list of Kubernetes objects, at least one. */
export const plainObjects: Check = listOf(plainObject, { min: 1 });

/** A copy of checked objects that nobody can change any more. */
export function frozenObjects(objects: readonly any[]): any[] {
  return shared(withoutNulls([...objects]));
}
