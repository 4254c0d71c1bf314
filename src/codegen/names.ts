import { isIdentifier, words } from './words';

/** Members every object has. A prop called so would be found on a struct that does not give it. */
const INHERITED = new Set([...Object.getOwnPropertyNames(Object.prototype)]);

/** Names that a generated file may not declare, because it or TypeScript uses them. */
const TAKEN_TYPES = [
  'Construct', 'Partial', 'Omit', 'Array', 'Object', 'String', 'Number', 'Boolean', 'Function', 'Symbol',
  'ImportedClass', 'ImportedClassCluster', 'ImportedClusterOptions', 'ImportedControlPlaneOptions', 'ImportedMachinePoolOptions', 'ImportedPoolOptions',
];

/** Names of one kind in one place, each given once. The same names asked for in the same order always come out the same. */
export class NameScope {
  /** A scope for the types of a file. */
  static types(): NameScope {
    return new NameScope(TAKEN_TYPES);
  }

  private readonly taken: Set<string>;

  constructor(taken: readonly string[] = []) {
    this.taken = new Set(taken);
  }

  /** The name itself, or with the first free number behind it. */
  claim(name: string, separator = ''): string {
    let free = name;
    for (let number = 2; this.taken.has(free); number++) { free = `${name}${separator}${number}`; }
    this.taken.add(free);
    return free;
  }
}

/** Names for the members of a struct, by the names they stand for: what is legal already stays as it is and goes first. */
export function memberNames(names: readonly string[]): Map<string, string> {
  const legal = names.filter(isMember);
  const scope = new NameScope(legal);
  const made = names.filter(name => !isMember(name)).sort(compare).map(name => [name, scope.claim(camel(name))] as const);
  return new Map([...legal.map(name => [name, name] as const), ...made]);
}

/** Order of texts that is the same on every machine. */
export function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function isMember(name: string): boolean {
  return isIdentifier(name) && !INHERITED.has(name);
}

function camel(name: string): string {
  if (INHERITED.has(name)) { return `${words(name).join('') || name}Value`; }
  const [first = 'value', ...rest] = words(name);
  const joined = first[0].toLowerCase() + first.slice(1) + rest.map(word => word[0].toUpperCase() + word.slice(1)).join('');
  return isMember(joined) ? joined : `_${joined}`;
}
