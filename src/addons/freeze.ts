/** Freeze an object that is handed out for many clusters: its text is made once. */
export function shared<T>(value: T): T {
  if (value !== null && typeof value === 'object' && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(shared);
  }
  return value;
}
