const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Whether a text names something in Prism by its UUID. */
export function isUuid(text: string): boolean {
  return UUID.test(text);
}

/** Something in Prism, by its name or UUID. */
export function identifier(text: string): object {
  return isUuid(text) ? { type: 'uuid', uuid: text } : { type: 'name', name: text };
}
