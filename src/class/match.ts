import { ClassPlaceholder } from './class-placeholder';
import { differences } from './difference';
import { pointer } from './paths';
import { valueOf } from './resolve';
import { ClusterContext } from '../contract/cluster';
import { show } from '../values/check';
import { Placeholder, placeholderOf, splitText } from '../values/placeholder';

/** What stand-ins turned out to be, by their names. */
export type Bindings = Map<string, unknown>;

/** A place where data is not what the template allows. */
export interface Mismatch {
  readonly path: string;
  readonly problem: string;
}

/** Reads values off data: `known` tells what a stand-in must be that is no variable. */
export class Matcher {
  readonly mismatches: Mismatch[] = [];
  /** Variables that were left out somewhere. */
  readonly absent = new Set<string>();
  private readonly texts: { readonly pattern: string; readonly text: string; readonly path: string }[] = [];

  constructor(readonly bindings: Bindings, private readonly cluster: ClusterContext) {}

  /** Compare data with a template. Texts around variables come last: most values are known by then. */
  match(pattern: unknown, data: unknown, path: string): void {
    this.collect(pattern, data, path);
    for (const { pattern: text, text: found, path: at } of this.texts.splice(0)) { this.matchText(text, found, at); }
  }

  private collect(pattern: any, data: any, path: string): void {
    const exact = placeholderOf(pattern) as ClassPlaceholder | undefined;
    if (exact) { return this.bind(exact, data, path); }
    if (typeof pattern === 'string' && typeof data === 'string' && splitText(pattern).some(part => typeof part !== 'string')) {
      this.texts.push({ pattern, text: data, path });
    } else if (Array.isArray(pattern) && Array.isArray(data)) {
      this.collectItems(pattern, data, path);
    } else if (isMap(pattern) && isMap(data)) {
      for (const key of new Set([...Object.keys(pattern), ...Object.keys(data)])) { this.collect(pattern[key], data[key], `${path}/${pointer(key)}`); }
    } else if (isMap(pattern) && data === undefined && isOptional(pattern)) {
      for (const item of Object.values(pattern)) { this.collect(item, undefined, path); }
    } else if (JSON.stringify(pattern) !== JSON.stringify(data)) {
      this.mismatches.push({ path, problem: data === undefined ? `is absent and the class has ${show(pattern)}` : pattern === undefined ? `is ${show(data)} and the class has nothing there` : `is ${show(data)} and the class has ${show(pattern)}` });
    }
  }

  /** A list variable among items takes those that the others leave. */
  private collectItems(pattern: unknown[], data: unknown[], path: string): void {
    const index = pattern.findIndex(item => placeholderOf(item)?.shape === 'list');
    if (index < 0 ? pattern.length !== data.length : data.length < pattern.length - 1) {
      this.mismatches.push({ path, problem: `has ${data.length} items and the class has ${pattern.length}` });
      return;
    }
    if (index < 0) { return pattern.forEach((item, at) => this.collect(item, data[at], `${path}/${at}`)); }
    const rest = pattern.length - index - 1;
    pattern.slice(0, index).forEach((item, at) => this.collect(item, data[at], `${path}/${at}`));
    this.bind(placeholderOf(pattern[index]) as ClassPlaceholder, data.slice(index, data.length - rest), path);
    pattern.slice(index + 1).forEach((item, at) => this.collect(item, data[data.length - rest + at], `${path}/${at}`));
  }

  private known(placeholder: Placeholder): unknown {
    return valueOf(placeholder, new Map(), this.cluster);
  }

  private bind(placeholder: ClassPlaceholder, literal: unknown, path: string): void {
    const { name, owner, guards, read } = placeholder;
    const data = literal === undefined || !read ? literal : read(literal, this.cluster);
    const expected = owner === undefined ? this.known(placeholder) : this.bindings.get(name);
    if (data === undefined && guards.length > 0) {
      this.absent.add(name);
      return;
    }
    if (data === undefined) { this.mismatches.push({ path, problem: `is absent and the class has the variable "${name}"` }); return; }
    if (expected === undefined) { this.bindings.set(name, data); return; }
    if (differences(expected, data).length > 0) { this.mismatches.push({ path, problem: `is ${show(data)} and elsewhere "${name}" is ${show(expected)}` }); }
  }

  private matchText(pattern: string, text: string, path: string): void {
    const groups: ClassPlaceholder[] = [];
    const parts = splitText(pattern);
    const source = parts.map((part, index) => {
      if (typeof part === 'string') { return escaped(part, typeof parts[index - 1] === 'object', typeof parts[index + 1] === 'object'); }
      const placeholder = part as ClassPlaceholder;
      const value = placeholder.owner === undefined ? this.known(part) : this.bindings.get(part.name);
      if (value !== undefined) { return escapeRegExp(String(value)); }
      groups.push(placeholder);
      return '([^]*?)';
    }).join('');
    const found = new RegExp(`^${source}$`).exec(text);
    if (!found) { this.mismatches.push({ path, problem: `is ${show(text)} and the class has ${show(pattern)}` }); return; }
    groups.forEach((placeholder, index) => this.bind(placeholder, placeholder.numeric ? Number(found[index + 1]) : found[index + 1], path));
  }
}

/** A literal part of a text. The quotes around a scalar depend on its value: some values need none. */
function escaped(part: string, afterValue: boolean, beforeValue: boolean): string {
  let text = escapeRegExp(part);
  if (afterValue && part.startsWith('"')) { text = text.replace(/^"/, '"?'); }
  if (beforeValue && part.endsWith('"')) { text = text.replace(/"$/, '"?'); }
  return text;
}

function escapeRegExp(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

/** An object that holds nothing but what a cluster may leave out. */
function isOptional(pattern: { [key: string]: unknown }): boolean {
  return Object.values(pattern).every(item => {
    const exact = placeholderOf(item) as ClassPlaceholder | undefined;
    return exact ? exact.guards.length > 0 : isMap(item) && isOptional(item);
  });
}

function isMap(value: unknown): value is { [key: string]: any } {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}
