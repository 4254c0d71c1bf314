import { isIdentifier, words } from './words';

/** `edge-v1.2` as the name of a class: `EdgeV12`; what is written in capitals stays so. */
export function pascal(text: string): string {
  const joined = words(text).map(word => word[0].toUpperCase() + word.slice(1)).join('');
  return isIdentifier(joined) ? joined : `Class${joined}`;
}

/** The end of a type's name, after a name that makes it legal. */
export function suffix(text: string): string {
  return words(text).map(word => word[0].toUpperCase() + word.slice(1)).join('') || 'Value';
}

/** `edge_v1` as the name of a constant: `EDGE_V1`. */
export function constantName(type: string): string {
  return type.replace(/(?<=[\p{Ll}\d])(?=\p{Lu})|(?<=\p{Lu})(?=\p{Lu}\p{Ll})/gu, '_').toUpperCase();
}

/** The name of a file: lower case letters, digits and dashes. */
export function fileStem(text: string): string {
  return text.toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '') || 'class';
}
