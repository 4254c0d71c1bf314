const IDENTIFIER = /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u;

/** Whether a text can be written as a name in TypeScript. */
export function isIdentifier(text: string): boolean {
  return IDENTIFIER.test(text);
}

/** The parts of a name, without what TypeScript does not allow in names. */
export function words(text: string): string[] {
  return text.split(/[^\p{ID_Continue}]+|_+/u).filter(word => word !== '');
}
