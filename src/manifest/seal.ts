import { canonical } from './canonical';
import { Manifest, NamedManifest } from './manifest';
import { templateName } from './names';

/** How an immutable object gets its name. */
export interface SealOptions {
  readonly namespace?: string;
  readonly rolloutToken?: string;
  /** The name of an adopted object: used as it is, so a change of the spec is refused by the API server instead of rolled out. */
  readonly nameOverride?: string;
}

/** Specs that seal() made canonical; emit() takes them as they are. */
const sealed = new WeakSet<object>();

/** Whether a spec is canonical already. */
export function isSealed(spec: unknown): boolean {
  return spec !== null && typeof spec === 'object' && sealed.has(spec);
}

/**
 * Name an object that cannot be edited once it exists after its content: a change makes a new object beside the old one,
 * and whatever refers to it rolls over.
 */
export function seal(stem: string, manifest: Manifest, options: SealOptions = {}): NamedManifest {
  const { namespace, rolloutToken, nameOverride } = options;
  const spec = canonical(manifest.spec);
  if (spec !== undefined) { sealed.add(spec); }
  if (nameOverride) { return { ...manifest, spec, namespace, name: nameOverride }; }
  return { ...manifest, spec, namespace, stem, rolloutToken, name: templateName(stem, spec, rolloutToken) };
}
