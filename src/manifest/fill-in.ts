import { Manifest } from './manifest';
import { Check, checkProps, refuse, required, Shape } from '../values/check';
import { plainMap } from '../values/check-data';
import { annotations, labels } from '../values/check-names';
import { text } from '../values/check-scalars';

/** Checks of a `Manifest` that somebody wrote by hand. */
export const manifestShape: Shape<Manifest> = {
  apiVersion: required(text({ what: 'group and version of an API', pattern: /^[a-z0-9.-]+\.[a-z0-9-]+\/v\d[a-z0-9]*$/, example: 'infrastructure.cluster.x-k8s.io/v1beta2' })),
  kind: required(text({ what: 'kind', pattern: /^[A-Z][A-Za-z0-9]*$/, example: 'ProxmoxCluster' })),
  labels,
  annotations,
  spec: plainMap,
  fields: plainMap,
};

/** A manifest whose kind is of this form. */
export function manifestOf(pattern: RegExp, problem: string): Check {
  return (where, value) => {
    if ((value as any)?.metadata !== undefined) { throw new Error(`${where}.metadata: the name is given by whoever makes the object; write labels and annotations beside spec.`); }
    const { kind } = checkProps(where, value as Manifest, manifestShape);
    if (!pattern.test(kind)) { refuse(`${where}.kind`, kind, problem); }
  };
}

/**
 * The same data with `{name}` replaced in every text, keys left alone. Names that are not in `values` and double braces, which belong to
 * other templates, stay as they are.
 */
export function fillIn<T>(data: T, values: { readonly [name: string]: string }): T {
  const pattern = new RegExp(`(?<!\\{)\\{(${Object.keys(values).join('|')})\\}(?!\\})`, 'g');
  const visit = (value: any): any => {
    if (typeof value === 'string') { return value.replace(pattern, (_whole, name: string) => values[name]); }
    if (Array.isArray(value)) { return value.map(visit); }
    if (value === null || typeof value !== 'object') { return value; }
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, visit(item)]));
  };
  return visit(data);
}
