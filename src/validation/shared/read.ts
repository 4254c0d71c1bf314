/** Any object with fields. */
export type Fields = { readonly [key: string]: any };

/** The fields of a value that ought to be an object; none when it is something else. Objects may be garbage: a rule never throws. */
export function fields(value: unknown): Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? value as Fields : {};
}

/** The items of a value that ought to be a list. */
export function items(value: unknown): readonly any[] {
  return Array.isArray(value) ? value : [];
}

/** A value that ought to be text, or nothing. An empty string counts as nothing, as it does in Go. */
export function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** Whether Go would see the zero value in a field: nothing, or an object without fields. */
export function isUnset(value: unknown): boolean {
  return value === undefined || value === null || (typeof value === 'object' && !Array.isArray(value) && Object.keys(value as object).length === 0);
}
