import { Case } from './cases';
import { Finding } from '../../src/validation/finding';
import { ManifestSet } from '../../src/validation/manifest-set';
import { target } from '../../src/validation/target';
import { validate } from '../../src/validation/validate';
import { COMPONENTS } from '../testbed/components';

/** What `validate` says to a question. */
export interface Opinion {
  /** Errors about any object of the set; those it had before the mutation do not count. */
  readonly errors: readonly Finding[];
  /** Errors about the changed object itself. */
  readonly own: readonly Finding[];
  /** There is no schema for the kind. */
  readonly unchecked: boolean;
  readonly crash?: string;
}

const TARGET = target({ capiVersion: 'v1.14', featureGates: gates() });
const baselines = new Map<readonly any[], Set<string>>();
const older = new Map<readonly any[], ManifestSet>();

/** Ask `validate`, as the command would with `--before` for an update. */
export function opinion({ object, set, before }: Case, right: readonly any[]): Opinion {
  try {
    if (!baselines.has(right)) baselines.set(right, new Set(errorsOf(right).errors.map(identity)));
    const already = baselines.get(right)!;
    const { errors, unchecked } = errorsOf(set, before);
    const added = errors.filter(finding => !already.has(identity(finding)));
    return { errors: added, own: added.filter(({ entry }) => entry.written === object), unchecked: unchecked.has(`${object.apiVersion} ${object.kind}`) };
  } catch (error) {
    return { errors: [], own: [], unchecked: false, crash: (error as Error).stack };
  }
}

function errorsOf(objects: readonly any[], before?: readonly any[]) {
  if (before && !older.has(before)) older.set(before, manifests(before));
  const { open, unchecked } = validate(objects.map(object => ({ object, origin: {} })), { target: TARGET, before: before && older.get(before) });
  return { errors: open.filter(({ severity }) => severity === 'error'), unchecked };
}

function manifests(objects: readonly any[]): ManifestSet {
  return new ManifestSet(objects.map(object => ({ object, origin: {} })));
}

function identity({ id, object, path }: Finding): string {
  return `${id} ${object} ${path}`;
}

/** The gates that the testbed's Cluster API runs with, as far as `validate` knows them. */
function gates(): { [gate: string]: boolean } {
  const given = COMPONENTS.find(({ name }) => name === 'capi')!.featureGates!.split(',').map(pair => pair.split('='));
  return Object.fromEntries(given.filter(([gate]) => gate !== 'ReconcilerRateLimiting').map(([gate, value]) => [gate, value === 'true']));
}
