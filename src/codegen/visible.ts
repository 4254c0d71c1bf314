/** What may not stand in source as it is: line ends JavaScript knows beside \n, control characters, marks that turn text around, halves of characters. */
const UNSAFE = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** Longest line of a generated file, where it can be chosen. */
export const WIDTH = 120;

/** A text in which everything that could mislead a reader or the compiler is written as an escape. */
export function visible(text: string): string {
  return text.replace(UNSAFE, character => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
