/** Chart values, the later winning: maps are merged by key, everything else is replaced. Neither map is changed. */
export function mergeValues(below: { [key: string]: any }, above: { [key: string]: any }): { [key: string]: any } {
  const merged: { [key: string]: any } = { ...below };
  for (const key of Object.keys(above)) {
    const value = isMap(merged[key]) && isMap(above[key]) ? mergeValues(merged[key], above[key]) : above[key];
    // A plain assignment of "__proto__" would set the prototype and lose the member.
    if (value !== undefined) { Object.defineProperty(merged, key, { value, enumerable: true, writable: true, configurable: true }); }
  }
  return merged;
}

function isMap(value: unknown): value is { [key: string]: any } {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}
