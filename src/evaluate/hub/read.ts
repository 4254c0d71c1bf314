/** Any object with fields. */
export type Fields = { readonly [key: string]: any };

/** Whether a value is an object with fields. Manifests may be garbage; a conversion leaves what it does not understand as it is. */
export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Convert a value when it is an object. */
export function within(value: any, convert: (fields: Fields) => any): any {
  return isFields(value) ? convert(value) : value;
}

/** Convert every object of a list. */
export function each(value: any, convert: (fields: Fields) => any): any {
  return Array.isArray(value) ? value.map(item => within(item, convert)) : value;
}

/** An object without members that are undefined or say nothing; nothing when none is left. */
export function gathered(parts: Fields): Fields | undefined {
  const said = Object.entries(parts).filter(([, value]) => value !== undefined && value !== null);
  return said.length > 0 ? Object.fromEntries(said) : undefined;
}
