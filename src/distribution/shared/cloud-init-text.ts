import { FileEncoding, NodeFile } from '../../options/node/files';
import { Check, refuse } from '../../values/check';
import { deferredWithin } from '../../values/placeholder';

/**
 * cloud-init renders the whole user data of the bootstrap providers as a Jinja template before it reads it as YAML (`## template: jinja`,
 * cluster-api v1.14.0), contents of files included. Braces that are not meant for it break the boot or silently vanish.
 */
const TOKEN = /\{\{|\{%|\{#/;

/** Expressions that are meant for cloud-init: its data of the machine. */
const INSTANCE_DATA = /(?<!\{)\{\{-? *(?:ds|v1|local_hostname|instance_id|platform|region|availability_zone)\b[^{}]*\}\}/;

/** Whether a text contains an expression for cloud-init. */
export function hasInstanceData(text: string): boolean {
  return INSTANCE_DATA.test(text);
}

/** A text that reads the same after cloud-init has rendered it, apart from its instance data. */
export function literalText(text: string): string {
  deferredWithin('bootstrap data', text, withoutTokens);
  return text.replace(new RegExp(`${INSTANCE_DATA.source}|${TOKEN.source}`, 'g'), found => found.length > 2 ? found : `{{ '${found}' }}`);
}

/**
 * A file whose content survives the way to the machine: base64 where the text is a template to cloud-init (`jinja`), or where it does not
 * fit into the indented block that the bootstrap provider writes (a first line that begins with blanks, control characters).
 */
export function literalFile(file: NodeFile, jinja: boolean): NodeFile {
  const { content, encoding } = file;
  if (content === undefined || encoding !== undefined) { return file; }
  if (jinja) { deferredWithin('bootstrap data', content, withoutTokens); }
  if (!(jinja && TOKEN.test(content)) && !/^\n*[ \t]/.test(content) && !CONTROL.test(content)) { return file; }
  return { ...file, content: Buffer.from(content, 'utf8').toString('base64'), encoding: FileEncoding.BASE64 };
}

/** What a class variable brings into a text is not there yet when the text is made literal. */
const withoutTokens: Check = (where, value) => {
  if (typeof value === 'string' && TOKEN.test(value)) { refuse(where, value, 'would be read by cloud-init; write a text without {{, {% and {#'); }
};

/** Whether a text has characters that YAML knows only escaped: control characters, carriage returns, Unicode line breaks. */
export function hasControlCharacters(text: string): boolean {
  return CONTROL.test(text);
}

const CONTROL = /[^\t\n\x20-\x7e\u00a0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\u{10000}-\u{10ffff}]/u;
