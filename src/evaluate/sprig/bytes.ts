import { FunctionError, NotEvaluated } from '../go-template/errors';

/** UTF-8 text as a string of bytes, on which positions and lengths are Go's. */
export function toBytes(text: string): string {
  return Buffer.from(text).toString('latin1');
}

/** The text of a string of bytes. What is not UTF-8 cannot be carried by YAML or JSON and is refused. */
export function fromBytes(bytes: string): string {
  const buffer = Buffer.from(bytes, 'latin1');
  const text = buffer.toString();
  if (!Buffer.from(text).equals(buffer)) { throw new NotEvaluated('the result is not UTF-8: a cut through a character, or binary data'); }
  return text;
}

/** `bytes[start:end]` with Go's refusals. */
export function cut(bytes: string, start: number, end: number): string {
  if (start < 0 || end > bytes.length || start > end) {
    throw new FunctionError(`runtime error: slice bounds out of range [${start}:${end}] with length ${bytes.length}`);
  }
  return bytes.slice(start, end);
}

/** strings.Repeat. */
export function repeat(text: string, count: number): string {
  if (count < 0) { throw new FunctionError('strings: negative Repeat count'); }
  if (text.length * count > 10_000_000) { throw new NotEvaluated('more than ten million characters'); }
  return text.repeat(count);
}

/** strings.Split: an empty separator splits at characters. */
export function split(text: string, separator: string): string[] {
  return separator === '' ? [...text] : text.split(separator);
}

/** strings.SplitN. */
export function splitN(text: string, separator: string, count: number): string[] {
  if (count === 0) { return []; }
  const parts = split(text, separator);
  return count < 0 || parts.length <= count ? parts : [...parts.slice(0, count - 1), parts.slice(count - 1).join(separator)];
}
