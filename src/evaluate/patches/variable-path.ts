import { isObject, Json } from '../nested';

/** A path that leads nowhere, or is not written as one. */
export class VariablePathError extends Error {}

/**
 * The value behind a path such as `network.dns[0].address`: what `valueFrom.variable` may name.
 *
 * @throws VariablePathError as Cluster API v1.14 would report it
 */
export function variableAt(variables: Json, path: string): unknown {
  const [first, ...rest] = path.split('.').map(segment => parse(segment, path));
  if (!Object.hasOwn(variables, first.name)) { throw new VariablePathError(`variable "${path.split('.')[0]}" does not exist`); }
  let value = indexed(variables[first.name], first.index, path, first.name);
  for (const { name, index } of rest) {
    value = indexed(member(value, name, path), index, path, name);
  }
  return value;
}

interface Segment {
  readonly name: string;
  readonly index?: number;
}

function parse(segment: string, path: string): Segment {
  const [open, close] = [segment.indexOf('['), segment.indexOf(']')];
  if (open < 0 && close < 0) { return { name: segment }; }
  const index = open < 0 || close < open ? '' : segment.slice(open + 1, close);
  if (!/^\+?[0-9]+$/.test(index)) { throw new VariablePathError(`variable "${path}": "${segment}" is no path segment; write name[0]`); }
  return { name: segment.slice(0, open), index: Number(index) };
}

/** A field, or with a number for a name an element of a list. */
function member(value: unknown, name: string, path: string): unknown {
  if (isObject(value) && Object.hasOwn(value, name)) { return value[name]; }
  if (Array.isArray(value) && /^[0-9]+$/.test(name) && Number(name) < value.length) { return value[Number(name)]; }
  throw new VariablePathError(`variable "${path}" does not exist: there is no "${name}"`);
}

function indexed(value: unknown, index: number | undefined, path: string, name: string): unknown {
  if (index === undefined) { return value; }
  if (!Array.isArray(value)) { throw new VariablePathError(`variable "${path}": "${name}" is not a list`); }
  if (index >= value.length) { throw new VariablePathError(`variable "${path}": "${name}" has no item ${index}`); }
  return value[index];
}
