/** Data that survives JSON as it is: no class instances, functions, NaN or holes. Members that are `undefined` count as absent. */
export function expectPlain(value: unknown, options: { readonly sizes?: boolean } = {}): void {
  const odd = oddities(value, '$', options.sizes ?? false);
  expect(odd).toEqual([]);
}

function oddities(value: unknown, path: string, sizes: boolean): string[] {
  if (value === undefined || value === null || typeof value === 'string' || typeof value === 'boolean') { return []; }
  if (typeof value === 'number') { return Number.isFinite(value) ? [] : [`${path}: ${value}`]; }
  if (typeof value !== 'object') { return [`${path}: a ${typeof value}`]; }
  if (Array.isArray(value)) { return value.flatMap((item, index) => item === undefined ? [`${path}[${index}]: a hole`] : oddities(item, `${path}[${index}]`, sizes)); }
  const proto = Object.getPrototypeOf(value);
  if (proto !== Object.prototype && proto !== null) { return sizes && proto.constructor.name === 'Size' ? [] : [`${path}: a ${proto.constructor.name}`]; }
  return Object.entries(value).flatMap(([key, item]) => oddities(item, `${path}.${key}`, sizes));
}
