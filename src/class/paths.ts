/** `spec.template.spec.memoryMiB` of `/spec/template/spec/memoryMiB`. */
export function fieldOf(path: string): string {
  return path.slice(1).split('/').map(segment => segment.replace(/~1/g, '/').replace(/~0/g, '~')).join('.');
}

/** A segment of a JSON pointer. */
export function pointer(key: string): string {
  return key.replace(/~/g, '~0').replace(/\//g, '~1');
}
