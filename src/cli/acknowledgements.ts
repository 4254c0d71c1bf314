import { existsSync, readFileSync } from 'fs';
import { resolve } from 'path';
import { load } from 'js-yaml';
import { Io, UsageError } from './io';
import { Acknowledgement } from '../validation/acknowledge';

/** Read a file of acknowledgements: a YAML list of {id, reason, object}. A reason is not optional. */
export function readAcknowledgements(file: string, io: Io): Acknowledgement[] {
  const path = resolve(io.cwd, file);
  if (!existsSync(path)) { throw new UsageError(`--acknowledge: "${file}" does not exist.`); }
  let list: unknown;
  try {
    list = load(readFileSync(path, 'utf8'));
  } catch (error) {
    throw new UsageError(`--acknowledge: ${file} is not YAML: ${(error as Error).message.split('\n')[0]}.`);
  }
  if (!Array.isArray(list)) { throw new UsageError(`--acknowledge: ${file} is not a list of {id, reason, object}.`); }
  return list.map((entry, index) => {
    const { id, reason, object, ...rest } = Object(entry);
    const at = `--acknowledge: ${file}, entry ${index + 1}`;
    if (typeof id !== 'string' || !/^[A-Z]+-\d\d[a-z]?$/.test(id)) { throw new UsageError(`${at}: id is not a rule id; write for example LNT-01.`); }
    if (typeof reason !== 'string' || reason.trim().length < 3) { throw new UsageError(`${at}: a reason is required; write why ${id} may stay.`); }
    if (object !== undefined && typeof object !== 'string') { throw new UsageError(`${at}: object is not text; write "Kind namespace/name".`); }
    const unknown = Object.keys(rest)[0];
    if (unknown) { throw new UsageError(`${at}: "${unknown}" is not a field; the fields are id, reason, object.`); }
    return { id, reason, object, from: `${file}, entry ${index + 1}` };
  });
}
