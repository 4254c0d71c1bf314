/** Steps to a field: names and list indexes. */
export type Path = readonly (string | number)[];

/** A value that stands for a field that is not there. */
export const ABSENT = Symbol('absent');

/** A copy of an object with another value in one place; objects on the way that are missing are made. */
export function withValue(object: any, [step, ...rest]: Path, value: unknown): any {
  const copy = Array.isArray(object) ? [...object] : { ...object };
  if (rest.length > 0) {
    copy[step] = withValue(copy[step] ?? (typeof rest[0] === 'number' ? [] : {}), rest, value);
  } else if (value !== ABSENT) {
    copy[step] = value;
  } else if (Array.isArray(copy)) {
    copy.splice(step as number, 1);
  } else {
    delete copy[step];
  }
  return copy;
}

/** `spec.files[0].path` as steps; a step with dots stands in quotes: `metadata.labels["example.com/a"]`. */
export function steps(path: string): Path {
  return [...path.matchAll(/\[(\d+)\]|\["([^"]*)"\]|([^.[\]]+)/g)].map(([, index, quoted, name]) => index !== undefined ? Number(index) : quoted ?? name);
}

/** A path without its list indexes, for counting. */
export function pathText(path: Path): string {
  return path.map(step => typeof step === 'number' ? '[]' : `.${step}`).join('').replace(/^\./, '');
}

/** `Kind.group`, which tells kinds of one name apart. */
export function kindOf({ apiVersion, kind }: any): string {
  const [group, version] = String(apiVersion).split('/');
  return version === undefined ? kind : `${kind}.${group}`;
}

/** Whether two manifests are versions of one object. */
export function sameObject(left: any, right: any): boolean {
  return kindOf(left) === kindOf(right) && left.metadata.name === right.metadata.name && left.metadata.namespace === right.metadata.namespace;
}
