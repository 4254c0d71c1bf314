/** One place where an object breaks its schema. */
export interface Finding {
  /** Where, as in `spec.template.spec.disks[2].name`; empty for the object itself. */
  path: string;
  /** The value, the limit, and what to write instead, in one line. */
  readonly message: string;
}

/** Outcome of checking one manifest. */
export interface ObjectCheck {
  /** False when there is no schema for the kind: then nothing is known, which is not the same as no findings. */
  readonly checked: boolean;
  readonly findings: readonly Finding[];
  /** Why nothing was checked. */
  readonly reason?: string;
}

const PLAIN_KEY = /^[A-Za-z_][\w-]*$/;

/**
 * Puts a field name before the paths of the findings from index `from` on. Paths grow from the inside out while the interpreter returns, so a
 * valid object never pays for them.
 */
export function prefixField(out: Finding[], from: number, key: string): void {
  const segment = fieldSegment(key);
  for (let i = from; i < out.length; i++) out[i].path = join(segment, out[i].path);
}

/** Puts a list index before the paths of the findings from index `from` on. */
export function prefixIndex(out: Finding[], from: number, index: number): void {
  for (let i = from; i < out.length; i++) out[i].path = join(`[${index}]`, out[i].path);
}

/** Path segment of a field; quoted when the name would read as several (`["app.kubernetes.io/name"]`). */
export function fieldSegment(key: string): string {
  return PLAIN_KEY.test(key) ? key : `[${JSON.stringify(key)}]`;
}

function join(segment: string, rest: string): string {
  return rest === '' || rest[0] === '[' ? segment + rest : `${segment}.${rest}`;
}
